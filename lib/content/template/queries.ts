import { and, asc, count, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { allow, type Ctx, personId } from "../../core/ctx";
import { type Page, toPage } from "../../core/list";
import { files } from "../../core/schema/core";
import { users } from "../../identity/schema/users";
import { personName } from "../../identity/user/person-name";
import { mayPublish, mayWrite } from "../access";
import { pathOf } from "../paths";
import { descriptorOf } from "../publishable/descriptors";
import { commonOrder, commonWhere, containing, countRows } from "../publishable/list";
import { templateCategories } from "../schema/categories";
import { templateDownloads, templateEntitlements, templates, templateVersions } from "../schema/templates";
import { textsIn } from "../translate";
import type { ownerList, templateList } from "./list";
import type { OwnedTemplate, OwnerRow, TemplateRow, TemplateVersion } from "./model";

/** A page of the admin list. */
export async function listTemplates(
  ctx: Ctx,
  state: ReturnType<typeof templateList.parse>,
): Promise<Page<TemplateRow>> {
  allow(mayWrite(ctx.actor));
  const d = descriptorOf("template");
  const { category, pricing } = state.filters;
  const where = commonWhere(
    d,
    state.filters,
    category ? eq(templates.categoryId, category) : undefined,
    pricing ? eq(templates.pricingType, pricing) : undefined,
  );
  const way = state.direction === "asc" ? asc : desc;
  const order =
    state.sort === "downloads" ? [way(templates.downloadCount), way(templates.id)] : commonOrder(d, state);
  const [rows, total] = await Promise.all([
    ctx.db
      .select({
        id: templates.id,
        slug: templates.slug,
        title: templates.name,
        status: templates.status,
        categoryName: templateCategories.name,
        pricingType: templates.pricingType,
        version: templateVersions.version,
        downloadCount: templates.downloadCount,
        isFeatured: templates.isFeatured,
        publishAt: templates.publishAt,
        unpublishAt: templates.unpublishAt,
        publishedAt: templates.publishedAt,
        updatedAt: templates.updatedAt,
      })
      .from(templates)
      .innerJoin(templateCategories, eq(templateCategories.id, templates.categoryId))
      .leftJoin(templateVersions, eq(templateVersions.id, templates.currentVersionId))
      .where(where)
      .orderBy(...order)
      .limit(state.pageSize)
      .offset((state.page - 1) * state.pageSize),
    countRows(ctx, d, where),
  ]);
  return toPage(rows, total, state);
}

const versionColumns = {
  templateId: templateVersions.templateId,
  id: templateVersions.id,
  version: templateVersions.version,
  changelog: templateVersions.changelog,
  fileName: files.originalName,
  mediaType: files.mediaType,
  sizeBytes: files.sizeBytes,
  releasedAt: templateVersions.createdAt,
};

/** Released files of some templates, newest first, by template id. */
export async function versionsOf(ctx: Ctx, ids: string[]): Promise<Map<string, TemplateVersion[]>> {
  const rows = ids.length
    ? await ctx.db
        .select(versionColumns)
        .from(templateVersions)
        .innerJoin(files, eq(files.id, templateVersions.fileId))
        .where(inArray(templateVersions.templateId, ids))
        .orderBy(desc(templateVersions.version))
    : [];
  const found = new Map<string, TemplateVersion[]>();
  for (const { templateId, changelog, releasedAt, ...row } of rows) {
    const list = found.get(templateId) ?? [];
    list.push({ ...row, changelog: changelog ?? "", releasedAt: releasedAt.toISOString() });
    found.set(templateId, list);
  }
  return found;
}

/** The released files of one template for staff: who released each, and how often it was downloaded. */
export async function listVersions(ctx: Ctx, templateId: string): Promise<TemplateVersion[]> {
  allow(mayWrite(ctx.actor));
  const rows = await ctx.db
    .select({
      ...versionColumns,
      releasedBy: personName,
      downloads: sql<number>`(select count(*)::int from template_downloads l where l.template_version_id = ${templateVersions.id})`,
    })
    .from(templateVersions)
    .innerJoin(files, eq(files.id, templateVersions.fileId))
    .innerJoin(users, eq(users.id, templateVersions.releasedBy))
    .where(eq(templateVersions.templateId, templateId))
    .orderBy(desc(templateVersions.version));
  return rows.map(({ templateId: _id, changelog, releasedAt, ...row }) => ({
    ...row,
    changelog: changelog ?? "",
    releasedAt: releasedAt.toISOString(),
  }));
}

/** A page of a template's owners, past ones too. */
export async function listOwners(
  ctx: Ctx,
  templateId: string,
  state: ReturnType<typeof ownerList.parse>,
): Promise<Page<OwnerRow>> {
  allow(mayPublish(ctx.actor));
  const { q, source, state: live } = state.filters;
  const where = and(
    eq(templateEntitlements.templateId, templateId),
    source ? eq(templateEntitlements.source, source) : undefined,
    live === "live" ? isNull(templateEntitlements.revokedAt) : undefined,
    live === "revoked" ? isNotNull(templateEntitlements.revokedAt) : undefined,
    q
      ? sql`(${personName} ilike ${containing(q)} or ${users.email}::text ilike ${containing(q)})`
      : undefined,
  );
  const column = {
    since: templateEntitlements.createdAt,
    downloads: templateEntitlements.downloadCount,
    name: personName,
  }[state.sort as "since" | "downloads" | "name"];
  const way = state.direction === "asc" ? asc : desc;
  const base = ctx.db
    .select({
      id: templateEntitlements.id,
      userId: templateEntitlements.userId,
      name: personName,
      email: users.email,
      source: templateEntitlements.source,
      downloadCount: templateEntitlements.downloadCount,
      createdAt: templateEntitlements.createdAt,
      revokedAt: templateEntitlements.revokedAt,
      revokeReason: templateEntitlements.revokeReason,
    })
    .from(templateEntitlements)
    .innerJoin(users, eq(users.id, templateEntitlements.userId));
  const [rows, [sum]] = await Promise.all([
    base
      .where(where)
      .orderBy(way(column), way(templateEntitlements.id))
      .limit(state.pageSize)
      .offset((state.page - 1) * state.pageSize),
    ctx.db
      .select({ n: count() })
      .from(templateEntitlements)
      .innerJoin(users, eq(users.id, templateEntitlements.userId))
      .where(where),
  ]);
  return toPage(rows, sum?.n ?? 0, state);
}

/** Everything that the signed-in person owns, newest first. Archived templates stay downloadable. */
export async function ownedTemplates(ctx: Ctx): Promise<OwnedTemplate[]> {
  const me = personId(ctx.actor);
  if (!me) return [];
  const rows = await ctx.db
    .select({
      entitlementId: templateEntitlements.id,
      templateId: templates.id,
      slug: templates.slug,
      status: templates.status,
      name: templates.name,
      translations: templates.translations,
      source: templateEntitlements.source,
      since: templateEntitlements.createdAt,
      downloadCount: templateEntitlements.downloadCount,
      downloadLimit: templates.downloadLimit,
    })
    .from(templateEntitlements)
    .innerJoin(templates, eq(templates.id, templateEntitlements.templateId))
    .where(and(eq(templateEntitlements.userId, me), isNull(templateEntitlements.revokedAt)))
    .orderBy(desc(templateEntitlements.createdAt))
    .limit(500);
  const versions = await versionsOf(
    ctx,
    rows.map((row) => row.templateId),
  );
  return rows.map(({ slug, status, name, translations, ...row }) => ({
    ...row,
    name: textsIn(ctx.locale, { name }, translations).name,
    path: status === "published" ? pathOf("template", { slug }) : null,
    versions: versions.get(row.templateId) ?? [],
  }));
}

/** Whether the signed-in person owns a template, and how often it was downloaded; null for strangers. */
export async function ownership(
  ctx: Ctx,
  templateId: string,
): Promise<{ downloadCount: number; since: Date } | null> {
  const me = personId(ctx.actor);
  if (!me) return null;
  const [row] = await ctx.db
    .select({ downloadCount: templateEntitlements.downloadCount, since: templateEntitlements.createdAt })
    .from(templateEntitlements)
    .where(
      and(
        eq(templateEntitlements.userId, me),
        eq(templateEntitlements.templateId, templateId),
        isNull(templateEntitlements.revokedAt),
      ),
    );
  return row ?? null;
}

/** How many downloads of a template each of the last 30 days had, oldest first; days without any are left out. */
export async function downloadsByDay(
  ctx: Ctx,
  templateId: string,
): Promise<{ day: string; count: number }[]> {
  allow(mayPublish(ctx.actor));
  return ctx.db
    .select({
      day: sql<string>`to_char(${templateDownloads.downloadedAt} at time zone 'UTC', 'YYYY-MM-DD')`,
      count: count(),
    })
    .from(templateDownloads)
    .innerJoin(templateVersions, eq(templateVersions.id, templateDownloads.templateVersionId))
    .where(
      and(
        eq(templateVersions.templateId, templateId),
        sql`${templateDownloads.downloadedAt} > now() - interval '30 days'`,
      ),
    )
    .groupBy(sql`1`)
    .orderBy(sql`1`);
}
