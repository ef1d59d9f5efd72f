import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { randomToken } from "../../core/crypto";
import type { Ctx } from "../../core/ctx";
import { port } from "../../core/ports";
import type { ExportedFile, Holder } from "../../identity/registries";
import { users } from "../../identity/schema/users";
import { posts } from "../schema/posts";
import { slugRedirects } from "../schema/redirects";
import { contentRevisions } from "../schema/revisions";
import { teamMembers } from "../schema/team-members";
import { templateDownloads, templateEntitlements, templates } from "../schema/templates";
import { tags } from "../tags";

/** What stands where a name stood. */
const FORMER = "Former member";

async function exportContent(ctx: Ctx, userId: string): Promise<ExportedFile[]> {
  const owned = await ctx.db
    .select({
      template: templates.name,
      source: templateEntitlements.source,
      since: templateEntitlements.createdAt,
      downloads: templateEntitlements.downloadCount,
      revokedAt: templateEntitlements.revokedAt,
    })
    .from(templateEntitlements)
    .innerJoin(templates, eq(templates.id, templateEntitlements.templateId))
    .where(eq(templateEntitlements.userId, userId));
  const downloads = await ctx.db
    .select({ version: templateDownloads.templateVersionId, at: templateDownloads.downloadedAt })
    .from(templateDownloads)
    .where(eq(templateDownloads.userId, userId));
  const written = await ctx.db
    .select({ title: posts.title, slug: posts.slug, status: posts.status, publishedAt: posts.publishedAt })
    .from(posts)
    .where(eq(posts.authorId, userId));
  return [
    { path: "content/templates.json", content: { json: owned } },
    { path: "content/downloads.json", content: { json: downloads } },
    { path: "content/posts.json", content: { json: written } },
  ];
}

/** Takes the person's name out of bylines: those linked to their team page, and their own. */
async function eraseBylines(ctx: Ctx, userId: string): Promise<void> {
  const name = sql`(select trim(${users.firstName} || ' ' || ${users.lastName}) from ${users} where ${users.id} = ${userId})`;
  const members = ctx.db
    .select({ id: teamMembers.id })
    .from(teamMembers)
    .where(eq(teamMembers.userId, userId));
  const mine = await ctx.db
    .select({ id: posts.id, name: posts.authorName })
    .from(posts)
    .where(
      sql`(${posts.authorMemberId} in ${members} or (${posts.authorId} = ${userId} and ${posts.authorName} = ${name}))`,
    );
  const ids = mine.map((row) => row.id);
  if (ids.length) {
    await ctx.db
      .update(posts)
      .set({ authorName: FORMER, authorMemberId: null })
      .where(inArray(posts.id, ids));
    // The trigger lets an erasure change the byline of a kept version, and nothing else.
    await ctx.db
      .update(contentRevisions)
      .set({ data: sql`jsonb_set(${contentRevisions.data}, '{authorName}', to_jsonb(${FORMER}::text))` })
      .where(
        and(
          eq(contentRevisions.subjectKind, "post"),
          inArray(contentRevisions.subjectId, ids),
          inArray(sql`${contentRevisions.data} ->> 'authorName'`, [...new Set(mine.map((row) => row.name))]),
        ),
      );
    for (const id of ids) await port("searchIndex")(ctx, "post", id);
    ctx.touch(tags.kind("post"), tags.documents);
  }
}

async function retireTeamMember(ctx: Ctx, userId: string): Promise<void> {
  const [member] = await ctx.db
    .update(teamMembers)
    .set({
      name: FORMER,
      slug: `former-member-${randomToken(9)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, "0")}`,
      bio: null,
      links: [],
      photoFileId: null,
      translations: {},
      userId: null,
      isActive: false,
    })
    .where(eq(teamMembers.userId, userId))
    .returning({ id: teamMembers.id });
  if (!member) return;
  await ctx.db
    .delete(slugRedirects)
    .where(and(eq(slugRedirects.targetKind, "team_member"), eq(slugRedirects.targetId, member.id)));
  await port("searchIndex")(ctx, "team_member", member.id);
  ctx.touch(tags.kind("team_member"), tags.documents);
}

/** Templates that a person got, and bylines. */
export const contentHolder: Holder = {
  name: "content",
  notes: { goes: ["content.privacy.goes.byline"], stays: ["content.privacy.stays.texts"] },
  export: exportContent,
  async erase(ctx, userId, { purge }) {
    await eraseBylines(ctx, userId);
    await retireTeamMember(ctx, userId);
    await ctx.db.update(templateDownloads).set({ userId: null }).where(eq(templateDownloads.userId, userId));
    if (purge) {
      const mine = ctx.db
        .select({ id: templateEntitlements.id })
        .from(templateEntitlements)
        .where(eq(templateEntitlements.userId, userId));
      await ctx.db
        .update(templateDownloads)
        .set({ entitlementId: null })
        .where(inArray(templateDownloads.entitlementId, mine));
      await ctx.db.delete(templateEntitlements).where(eq(templateEntitlements.userId, userId));
      return;
    }
    await ctx.db
      .update(templateEntitlements)
      .set({ revokedAt: new Date(), revokeReason: "erased" })
      .where(and(eq(templateEntitlements.userId, userId), isNull(templateEntitlements.revokedAt)));
    await ctx.db
      .update(templateEntitlements)
      .set({ revokeReason: "erased" })
      .where(eq(templateEntitlements.userId, userId));
  },
};
