import type { Ctx } from "../../core/ctx";
import { pathOf } from "../paths";
import type { ContentKind } from "../publishable/model";
import { postCategories, projectCategories, templateCategories } from "../schema/categories";
import { slugRedirects } from "../schema/redirects";
import { teamMembers } from "../schema/team-members";
import { trustedCompanies } from "../schema/trusted-companies";
import type { MemberTranslations } from "../team-member/model";
import { readArticles, readJson } from "./read";
import type { Studio } from "./studio";

interface Category {
  slug: string;
  name: string;
  description: string;
  sortOrder?: number;
  ru: { name: string; description: string };
}

/** Ids by slug. */
export type Ids = ReadonlyMap<string, string>;

async function categories(
  ctx: Ctx,
  table: typeof postCategories | typeof projectCategories | typeof templateCategories,
  list: Category[],
): Promise<Ids> {
  const rows = await ctx.db
    .insert(table as typeof postCategories)
    .values(
      list.map((c, i) => ({
        slug: c.slug,
        name: c.name,
        description: c.description,
        translations: { ru: c.ru },
        sortOrder: c.sortOrder ?? (i + 1) * 10,
      })),
    )
    .returning();
  return new Map(rows.map((r) => [r.slug, r.id]));
}

/** The categories of posts, projects and templates. */
export async function loadCategories(ctx: Ctx): Promise<{ post: Ids; project: Ids; template: Ids }> {
  return {
    post: await categories(ctx, postCategories, readJson<{ post: Category[] }>("posts-categories.json").post),
    project: await categories(ctx, projectCategories, readJson<Category[]>("projects/categories.json")),
    template: await categories(ctx, templateCategories, readJson<Category[]>("templates/categories.json")),
  };
}

interface Member {
  name: string;
  slug: string;
  designation: string;
  links: { label: string; href: string }[];
  sortOrder: number;
}

/** The team; answers each member's id and name by slug. */
export async function loadTeam(ctx: Ctx): Promise<Map<string, { id: string; name: string }>> {
  const people = readArticles<Member, { name: string; designation: string }>("team");
  const rows = await ctx.db
    .insert(teamMembers)
    .values(
      people.map(({ en, ru }) => ({
        ...en.head,
        bio: en.body,
        translations: (ru
          ? { ru: { name: ru.head.name, designation: ru.head.designation, bio: ru.body } }
          : {}) as MemberTranslations,
      })),
    )
    .returning();
  return new Map(rows.map((r) => [r.slug, { id: r.id, name: r.name }]));
}

interface Company {
  name: string;
  url: string;
  mark: string;
  sortOrder: number;
  isActive: boolean;
}

/** The companies that trust the institution, each with a drawn logo. */
export async function loadCompanies(ctx: Ctx, studio: Studio): Promise<void> {
  const list = readJson<Company[]>("companies/companies.json");
  await studio.prepare(
    list.map((c) => c.mark),
    "square",
  );
  const rows = await Promise.all(
    list.map(async ({ mark, ...company }) => ({
      ...company,
      logoFileId: await studio.picture(mark, "square"),
    })),
  );
  await ctx.db.insert(trustedCompanies).values(rows);
}

interface Redirect {
  fromPath: string;
  toPath?: string;
  target?: { kind: ContentKind; slug: string };
}

/** Redirects of the old site; `find` answers the row with a public path. */
export async function loadRedirects(
  ctx: Ctx,
  find: (kind: ContentKind, slug: string) => string | undefined,
): Promise<void> {
  const rows = readJson<Redirect[]>("redirects.json").map(({ fromPath, toPath, target }) => {
    if (!target) return { fromPath, toPath };
    const id = find(target.kind, target.slug);
    return id
      ? { fromPath, targetKind: target.kind, targetId: id }
      : { fromPath, toPath: pathOf(target.kind, { slug: target.slug }) };
  });
  await ctx.db.insert(slugRedirects).values(rows);
}
