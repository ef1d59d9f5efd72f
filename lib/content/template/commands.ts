import { and, eq, isNull, max, or, sql } from "drizzle-orm";
import { allow, type Ctx, inTx, personId } from "../../core/ctx";
import { conflict, forbidden, invalid, notFound, unauthenticated } from "../../core/errors";
import { attachFile, signedFileUrl } from "../../core/files";
import { limit } from "../../core/limits";
import { port } from "../../core/ports";
import { files } from "../../core/schema/core";
import { users } from "../../identity/schema/users";
import { mayPublish } from "../access";
import { authorOf } from "../publishable/store";
import { templateDownloads, templateEntitlements, templates, templateVersions } from "../schema/templates";
import { tags } from "../tags";
import { DOWNLOAD_SECONDS, DOWNLOADS_PER_HOUR } from "./model";

type TemplateFacts = Pick<
  typeof templates.$inferSelect,
  "id" | "name" | "status" | "pricingType" | "currentVersionId" | "downloadLimit" | "publishedAt"
>;

async function lockTemplate(ctx: Ctx, id: string): Promise<TemplateFacts> {
  const [row] = await ctx.db
    .select({
      id: templates.id,
      name: templates.name,
      status: templates.status,
      pricingType: templates.pricingType,
      currentVersionId: templates.currentVersionId,
      downloadLimit: templates.downloadLimit,
      publishedAt: templates.publishedAt,
    })
    .from(templates)
    .where(eq(templates.id, id))
    .for("update");
  if (!row) throw notFound();
  return row;
}

/** Releases a new file of a template: it becomes the current one, and its owners may download anew. */
export function releaseVersion(
  ctx: Ctx,
  input: { templateId: string; fileId: string; changelog: string },
): Promise<{ version: number }> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const template = await lockTemplate(tx, input.templateId);
    if (template.status === "archived") throw conflict("errors.state", { status: template.status });
    await attachFile(tx, input.fileId, "template_file", { type: "template", id: template.id }, "fileId");
    const [newest] = await tx.db
      .select({ version: max(templateVersions.version) })
      .from(templateVersions)
      .where(eq(templateVersions.templateId, template.id));
    const version = (newest?.version ?? 0) + 1;
    const [released] = await tx.db
      .insert(templateVersions)
      .values({
        templateId: template.id,
        version,
        fileId: input.fileId,
        changelog: input.changelog || null,
        releasedBy: authorOf(tx),
      })
      .returning({ id: templateVersions.id });
    await tx.db
      .update(templates)
      .set({ currentVersionId: released?.id, updatedBy: authorOf(tx) })
      .where(eq(templates.id, template.id));
    await tx.db
      .update(templateEntitlements)
      .set({ downloadCount: 0 })
      .where(and(eq(templateEntitlements.templateId, template.id), isNull(templateEntitlements.revokedAt)));
    tx.touch(tags.kind("template"));
    tx.audit({
      action: "content.template.release",
      targetType: "template",
      targetId: template.id,
      changes: { version },
    });
    const owners = await tx.db
      .select({ id: templateEntitlements.userId })
      .from(templateEntitlements)
      .where(and(eq(templateEntitlements.templateId, template.id), isNull(templateEntitlements.revokedAt)));
    await port("notify")(
      tx,
      "content.template_updated",
      owners.map((owner) => owner.id),
      { template: template.name, version },
      {
        dedupe: `${template.id}:${version}`,
        entity: { type: "template", id: template.id },
        link: "/account/downloads",
      },
    );
    return { version };
  });
}

/** Gives a template to a person, found by user name or e-mail address. Throws `conflict` for one who owns it. */
export function grantTemplate(
  ctx: Ctx,
  input: { templateId: string; person: string; reason: string },
): Promise<{ entitlementId: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const template = await lockTemplate(tx, input.templateId);
    const [person] = await tx.db
      .select({ id: users.id })
      .from(users)
      .where(or(eq(users.username, input.person), eq(users.email, input.person)));
    if (!person) throw invalid("errors.invalid", { person: "content.errors.noSuchPerson" });
    const [made] = await tx.db
      .insert(templateEntitlements)
      .values({ userId: person.id, templateId: template.id, source: "grant", grantedBy: authorOf(tx) })
      .onConflictDoNothing()
      .returning({ id: templateEntitlements.id });
    if (!made) throw conflict("content.errors.owned", {}, { person: "content.errors.owned" });
    tx.audit({
      action: "content.template.grant",
      targetType: "template",
      targetId: template.id,
      changes: { userId: person.id, reason: input.reason },
    });
    return { entitlementId: made.id };
  });
}

/** Withdraws a person's right to a template, with the reason that the person will read. */
export function revokeEntitlement(ctx: Ctx, input: { entitlementId: string; reason: string }): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const [row] = await tx.db
      .update(templateEntitlements)
      .set({ revokedAt: new Date(), revokeReason: input.reason })
      .where(and(eq(templateEntitlements.id, input.entitlementId), isNull(templateEntitlements.revokedAt)))
      .returning({ templateId: templateEntitlements.templateId, userId: templateEntitlements.userId });
    if (!row) throw conflict("content.errors.entitlementEnded");
    tx.audit({
      action: "content.template.revoke",
      targetType: "template",
      targetId: row.templateId,
      changes: { userId: row.userId, reason: input.reason },
    });
  });
}

/** Takes a free public template into the signed-in person's own. A repeat changes nothing. */
export function getTemplate(
  ctx: Ctx,
  { templateId }: { templateId: string },
): Promise<{ templateId: string }> {
  return inTx(ctx, async (tx) => {
    const me = personId(tx.actor);
    if (!me) throw unauthenticated();
    const template = await publicTemplate(tx, templateId);
    if (template.pricingType !== "free") throw forbidden("content.errors.notFree");
    const [revoked] = await tx.db
      .select({ reason: templateEntitlements.revokeReason })
      .from(templateEntitlements)
      .where(
        and(
          eq(templateEntitlements.userId, me),
          eq(templateEntitlements.templateId, templateId),
          sql`${templateEntitlements.revokedAt} is not null`,
        ),
      )
      .orderBy(sql`${templateEntitlements.revokedAt} desc`)
      .limit(1);
    const live = await liveEntitlement(tx, templateId, me);
    if (!live && revoked) throw forbidden("content.errors.downloadRevoked", { reason: revoked.reason ?? "" });
    const [made] = live
      ? []
      : await tx.db
          .insert(templateEntitlements)
          .values({ userId: me, templateId, source: "free" })
          .onConflictDoNothing()
          .returning({ id: templateEntitlements.id });
    if (made) tx.audit({ action: "content.template.get", targetType: "template", targetId: templateId });
    return { templateId };
  });
}

/** Gets a free public template unless the person owns it already, and downloads its newest version. */
export async function takeTemplate(ctx: Ctx, input: { templateId: string }): Promise<Download> {
  if (personId(ctx.actor) && !(await owns(ctx, input.templateId))) await getTemplate(ctx, input);
  return download(ctx, input);
}

const owns = async (ctx: Ctx, templateId: string) =>
  (await liveEntitlement(ctx, templateId, personId(ctx.actor) ?? "")) !== null;

async function publicTemplate(ctx: Ctx, id: string): Promise<TemplateFacts> {
  const [row] = await ctx.db
    .select({
      id: templates.id,
      name: templates.name,
      status: templates.status,
      pricingType: templates.pricingType,
      currentVersionId: templates.currentVersionId,
      downloadLimit: templates.downloadLimit,
      publishedAt: templates.publishedAt,
    })
    .from(templates)
    .where(and(eq(templates.id, id), eq(templates.status, "published")));
  if (!row) throw notFound();
  return row;
}

async function liveEntitlement(ctx: Ctx, templateId: string, userId: string) {
  const [row] = await ctx.db
    .select({ id: templateEntitlements.id })
    .from(templateEntitlements)
    .where(
      and(
        eq(templateEntitlements.userId, userId),
        eq(templateEntitlements.templateId, templateId),
        isNull(templateEntitlements.revokedAt),
      ),
    );
  return row ?? null;
}

/** What a download answers: an address that works for five minutes. */
export interface Download {
  url: string;
  fileName: string;
}

/**
 * Counts one download and signs its address. Owners download the newest or an older version, also of archived
 * templates; visitors without account only where the setting lets anyone take free ones. Throws `not_found` for
 * strangers to the template, `forbidden` with the reason when the right was withdrawn or is used up, `unavailable`
 * after 20 in an hour.
 */
export async function download(
  ctx: Ctx,
  input: { templateId: string; version?: number | null },
): Promise<Download> {
  const me = personId(ctx.actor);
  const anyone = (await ctx.setting<string>("content.free_downloads")) === "anyone";
  if (!me && !anyone) throw unauthenticated();
  await limit(ctx, `downloads:${me ?? ctx.ip ?? "local"}`, {
    capacity: DOWNLOADS_PER_HOUR,
    perSeconds: 3600,
  });
  return inTx(ctx, async (tx) => {
    const entitlementId = me ? await countOwned(tx, input.templateId, me) : null;
    if (!entitlementId) {
      const template = await publicTemplate(tx, input.templateId);
      if (template.pricingType !== "free" || me || !anyone) throw notFound();
    }
    const [file] = await tx.db
      .select({ versionId: templateVersions.id, id: files.id, originalName: files.originalName })
      .from(templateVersions)
      .innerJoin(files, eq(files.id, templateVersions.fileId))
      .innerJoin(templates, eq(templates.id, templateVersions.templateId))
      .where(
        and(
          eq(templateVersions.templateId, input.templateId),
          input.version
            ? eq(templateVersions.version, input.version)
            : eq(templateVersions.id, templates.currentVersionId),
          eq(files.status, "ready"),
        ),
      );
    if (!file) throw notFound();
    await tx.db
      .insert(templateDownloads)
      .values({ templateVersionId: file.versionId, entitlementId, userId: me });
    await tx.db
      .update(templates)
      .set({ downloadCount: sql`${templates.downloadCount} + 1`, updatedAt: sql`${templates.updatedAt}` })
      .where(eq(templates.id, input.templateId));
    return { url: signedFileUrl(file, DOWNLOAD_SECONDS), fileName: file.originalName };
  });
}

/**
 * Takes one from what the owner may still download, in one statement, so that racing clicks cannot pass the
 * limit. Answers null for somebody who never owned it.
 */
async function countOwned(ctx: Ctx, templateId: string, userId: string): Promise<string | null> {
  const counted = await ctx.db.execute<{ id: string }>(sql`
    update template_entitlements e set download_count = e.download_count + 1, updated_at = now()
    from templates t
    where t.id = e.template_id and e.template_id = ${templateId} and e.user_id = ${userId} and e.revoked_at is null
      and (t.download_limit is null or e.download_count < t.download_limit)
    returning e.id`);
  if (counted.rows[0]) return counted.rows[0].id;
  const [past] = await ctx.db
    .select({
      revokedAt: templateEntitlements.revokedAt,
      reason: templateEntitlements.revokeReason,
      limit: templates.downloadLimit,
    })
    .from(templateEntitlements)
    .innerJoin(templates, eq(templates.id, templateEntitlements.templateId))
    .where(and(eq(templateEntitlements.templateId, templateId), eq(templateEntitlements.userId, userId)))
    .orderBy(sql`${templateEntitlements.revokedAt} desc nulls first`)
    .limit(1);
  if (!past) return null;
  if (past.revokedAt) throw forbidden("content.errors.downloadRevoked", { reason: past.reason ?? "" });
  throw forbidden("content.errors.downloadLimit", { limit: past.limit ?? 0 });
}
