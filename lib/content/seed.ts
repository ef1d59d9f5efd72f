import { sql } from "drizzle-orm";
import type { SeedContext } from "../core/registry";
import { editorCtx } from "../identity/seed/editor";
import { rebuildSearch } from "./search/index-job";
import { loadPages } from "./seed/load-pages";
import { loadCategories, loadCompanies, loadRedirects, loadTeam } from "./seed/load-people";
import { loadPosts } from "./seed/load-posts";
import { loadTemplates } from "./seed/load-templates";
import { loadPortfolio, loadProjects } from "./seed/load-work";
import { openStudio } from "./seed/studio";

/** Loads the demo institution's site, once. */
export async function seedContent({ ctx, scale, say }: SeedContext): Promise<void> {
  const { rows } = await ctx.db.execute<{ n: number }>(sql`select count(*)::int as n from pages`);
  if (!rows[0]?.n) {
    const editor = await editorCtx(ctx);
    const studio = openStudio(ctx);
    const categories = await loadCategories(ctx);
    const team = await loadTeam(ctx);
    await loadCompanies(ctx, studio);
    const projects = await loadProjects(editor, categories.project, studio);
    const portfolio = await loadPortfolio(editor, projects);
    say(`${team.size} team members, ${projects.size} projects, ${portfolio.size} case studies`);
    const posts = await loadPosts(editor, categories.post, team);
    const templates = await loadTemplates(editor, categories.template);
    const pages = await loadPages(editor, studio);
    say(`${posts.size} posts, ${templates.size} templates, ${pages.size} pages`);
    const found: Record<string, ReadonlyMap<string, string>> = {
      page: pages,
      project: projects,
      post: posts,
    };
    await loadRedirects(ctx, (kind, slug) => found[kind]?.get(slug));
    await rebuildSearch(ctx);
  }
  if (scale === "large") {
    const { seedVolume } = await import("./seed/large");
    await seedVolume(ctx, say);
  }
}
