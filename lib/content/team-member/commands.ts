import { eq, max } from "drizzle-orm";
import { nextSlug, slugify } from "@/lib/core/slug";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { conflict, invalid, notFound } from "../../core/errors";
import { writeOrder } from "../../core/order";
import { port } from "../../core/ports";
import { mayPublish } from "../access";
import { rowMoved } from "../redirect/moves";
import { teamMembers } from "../schema/team-members";
import { tags } from "../tags";
import type { TeamMemberInput } from "./model";

async function slugFor(
  ctx: Ctx,
  input: { name: string; slug: string },
  kept = "",
  id?: string,
): Promise<string> {
  const slug = input.slug || kept || slugify(input.name);
  if (!slug) {
    const proposal = `person-${Math.floor(Date.now() / 1000).toString(36)}`;
    throw invalid("errors.invalid", { slug: { key: "content.errors.slugEmpty", params: { proposal } } });
  }
  const [owner] = await ctx.db
    .select({ id: teamMembers.id, name: teamMembers.name })
    .from(teamMembers)
    .where(eq(teamMembers.slug, slug));
  if (owner && owner.id !== id) {
    const params = { owner: owner.name, slug, proposal: nextSlug(slug) };
    throw conflict("content.errors.slugTaken", params, { slug: { key: "content.errors.slugTaken", params } });
  }
  return slug;
}

function columns(input: TeamMemberInput) {
  return { ...input, bio: input.bio || null };
}

async function changed(ctx: Ctx, verb: string, id: string, changes: Record<string, unknown>): Promise<void> {
  await port("searchIndex")(ctx, "team_member", id);
  ctx.touch(tags.kind("team_member"), tags.documents);
  ctx.audit({ action: `content.team_member.${verb}`, targetType: "team_member", targetId: id, changes });
}

/** Adds a person at the end of the team page; public at once unless hidden. */
export function createTeamMember(ctx: Ctx, input: TeamMemberInput): Promise<{ id: string; slug: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const slug = await slugFor(tx, input);
    const [last] = await tx.db.select({ n: max(teamMembers.sortOrder) }).from(teamMembers);
    const [row] = await tx.db
      .insert(teamMembers)
      .values({ ...columns(input), slug, sortOrder: (last?.n ?? 0) + 1 })
      .returning({ id: teamMembers.id });
    if (!row) throw conflict();
    await rowMoved(tx, "team_member", row.id, null, slug);
    await changed(tx, "create", row.id, { slug });
    return { id: row.id, slug };
  });
}

/** Changes a person's entry; a new slug redirects the old path. */
export function updateTeamMember(
  ctx: Ctx,
  input: TeamMemberInput & { id: string },
): Promise<{ slug: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const { id, ...given } = input;
    const [row] = await tx.db.select().from(teamMembers).where(eq(teamMembers.id, id)).for("update");
    if (!row) throw notFound();
    const slug = await slugFor(tx, given, row.slug, id);
    await tx.db
      .update(teamMembers)
      .set({ ...columns(given), slug })
      .where(eq(teamMembers.id, id));
    await rowMoved(tx, "team_member", id, row.slug, slug);
    await changed(tx, "update", id, { slug: [row.slug, slug], isActive: [row.isActive, given.isActive] });
    return { slug };
  });
}

/** Shows or hides a person. */
export function setTeamMemberActive(ctx: Ctx, input: { id: string; isActive: boolean }): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const [row] = await tx.db
      .update(teamMembers)
      .set({ isActive: input.isActive })
      .where(eq(teamMembers.id, input.id))
      .returning({ id: teamMembers.id });
    if (!row) throw notFound();
    await changed(tx, input.isActive ? "show" : "hide", row.id, { isActive: input.isActive });
  });
}

/** Deletes a person's entry. Bylines keep their name and lose their link. */
export function deleteTeamMember(ctx: Ctx, { id }: { id: string }): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const [row] = await tx.db
      .delete(teamMembers)
      .where(eq(teamMembers.id, id))
      .returning({ name: teamMembers.name });
    if (!row) throw notFound();
    await changed(tx, "delete", id, { name: row.name });
    tx.touch(tags.kind("post"));
  });
}

/** Puts the people into the order of the whole list. Throws `conflict` when the set changed. */
export function orderTeam(ctx: Ctx, { ids }: { ids: string[] }): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    await writeOrder(tx, teamMembers, ids);
    tx.touch(tags.kind("team_member"));
    tx.audit({
      action: "content.team_member.order",
      targetType: "team_member",
      changes: { count: ids.length },
    });
  });
}
