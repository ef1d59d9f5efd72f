import { existsSync } from "node:fs";
import path from "node:path";
import { eq } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { storeUpload } from "../../core/uploads";
import { templates, templateVersions } from "../schema/templates";
import type { Ids } from "./load-people";
import { readArticles, readBytes, readJson } from "./read";
import { daysAgo, put, release } from "./store";

interface Head {
  name: string;
  slug: string;
  category: string;
  summary: string;
  pricing: "free" | "paid";
  license: string;
  tags: string[];
  featured: boolean;
  daysAgo: number;
  preview?: string;
  versions: { file: string; changelog: string; daysAgo: number }[];
  seo: { title: string; description: string };
}
type RuHead = Pick<Head, "name" | "summary" | "seo">;

async function store(ctx: Ctx, kind: "template_file" | "template_preview", name: string): Promise<string> {
  const file = await storeUpload(ctx, kind, { name, body: readBytes(`files/${name}`), ownerId: null });
  return file.id;
}

function previewOf(head: Head): string | null {
  const name = head.preview ?? `${head.slug}.preview.pdf`;
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/content/seed/files", name);
  return existsSync(file) ? name : null;
}

/**
 * All templates with their files. Paid ones stay drafts, because nothing can be bought before billing. Answers ids
 * by slug.
 */
export async function loadTemplates(ctx: Ctx, categories: Ids): Promise<Ids> {
  const licenses = readJson<Record<string, string>>("templates/licenses.json");
  const ids = new Map<string, string>();
  for (const [index, { slug, en, ru }] of readArticles<Head, RuHead>("templates").entries()) {
    const { head } = en;
    const preview = previewOf(head);
    const data = {
      slug,
      name: head.name,
      summary: head.summary,
      description: en.body,
      seo: head.seo,
      tags: head.tags,
      isFeatured: head.featured,
      categoryId: categories.get(head.category),
      pricingType: head.pricing,
      license: licenses[head.license] ?? head.license,
      previewFileId: preview ? await store(ctx, "template_preview", preview) : null,
      translations: ru ? { ru: { ready: true, ...ru.head, description: ru.body } } : {},
    };
    const id = await put(ctx, { kind: "template", data }, "draft");
    for (const [i, version] of head.versions.entries()) {
      const [row] = await ctx.db
        .insert(templateVersions)
        .values({
          templateId: id,
          version: i + 1,
          fileId: await store(ctx, "template_file", version.file),
          changelog: version.changelog,
          releasedBy: personId(ctx.actor) as string,
          createdAt: daysAgo(version.daysAgo),
        })
        .returning({ id: templateVersions.id });
      await ctx.db.update(templates).set({ currentVersionId: row?.id }).where(eq(templates.id, id));
    }
    if (head.pricing === "free") await release(ctx, "template", id, 1, { at: daysAgo(head.daysAgo, index) });
    ids.set(slug, id);
  }
  return ids;
}
