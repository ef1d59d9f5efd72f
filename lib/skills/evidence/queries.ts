import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { allow, type Ctx } from "../../core/ctx";
import { gatherGiven } from "../../core/registry";
import { users } from "../../identity/schema/users";
import { personName } from "../../identity/user/person-name";
import { mayCurate, selfId } from "../access";
import type { EvidenceOrigin, EvidenceStep } from "../registries";
import { skillEvidence, userSkills } from "../schema/user-skills";
import { type EvidenceRow, stateOf } from "./model";

/** How many pieces a page shows; the newest. */
const SHOWN = 100;

async function rowsWhere(ctx: Ctx, where: SQL | undefined): Promise<(EvidenceRow & { userId: string })[]> {
  const rows = await ctx.db
    .select({
      evidence: skillEvidence,
      userId: userSkills.userId,
      verifierName: sql<string | null>`case when ${users.erasedAt} is null then ${personName} end`,
      verifierUsername: sql<string | null>`case when ${users.erasedAt} is null then ${users.username} end`,
    })
    .from(skillEvidence)
    .innerJoin(userSkills, eq(userSkills.id, skillEvidence.userSkillId))
    .leftJoin(users, eq(users.id, skillEvidence.verifierId))
    .where(where)
    .orderBy(desc(skillEvidence.proof), desc(skillEvidence.occurredAt))
    .limit(SHOWN);
  const { urls, chains } = await behind(
    ctx,
    rows.map((row) => row.evidence),
  );
  return rows.map(({ evidence: e, userId, verifierName, verifierUsername }) => ({
    id: e.id,
    userId,
    proof: e.proof,
    originKind: e.originKind,
    title: e.title,
    level: e.level,
    verifier: e.verifierId ? { name: verifierName, username: verifierUsername } : null,
    note: e.note,
    occurredAt: e.occurredAt,
    expiresAt: e.expiresAt,
    revokeReason: e.revokeReason,
    state: stateOf(e),
    url: urls.get(`${e.originKind}:${e.originId}`) ?? null,
    chain: chains.get(`${e.originKind}:${e.originId}`) ?? [],
  }));
}

/** Where the viewer may look at each origin, and what stands behind it; asked once for each kind. */
async function behind(ctx: Ctx, rows: readonly { originKind: string; originId: string }[]) {
  const urls = new Map<string, string>();
  const chains = new Map<string, readonly EvidenceStep[]>();
  for (const origin of gatherGiven<EvidenceOrigin>("evidenceOrigins")) {
    const ids = [...new Set(rows.filter((r) => r.originKind === origin.kind).map((r) => r.originId))];
    if (!ids.length) continue;
    for (const [id, url] of await origin.urls(ctx, ids)) urls.set(`${origin.kind}:${id}`, url);
    for (const [id, steps] of (await origin.chain?.(ctx, ids)) ?? [])
      chains.set(`${origin.kind}:${id}`, steps);
  }
  return { urls, chains };
}

/** All evidence of one of the signed-in person's skills, the best first. */
export async function ownEvidence(ctx: Ctx, skillId: string): Promise<EvidenceRow[]> {
  return rowsWhere(ctx, and(eq(userSkills.userId, selfId(ctx)), eq(userSkills.skillId, skillId)));
}

/** A piece of evidence as curators see it. */
export interface CuratedEvidence extends EvidenceRow {
  owner: { name: string; username: string };
}

/** The newest evidence of a skill, for its curators, who may revoke what is wrong. */
export async function evidenceOfSkill(ctx: Ctx, skillId: string): Promise<CuratedEvidence[]> {
  allow(mayCurate(ctx.actor));
  const rows = await rowsWhere(
    ctx,
    sql`${skillEvidence.id} in (
      select e.id from ${skillEvidence} e join ${userSkills} u on u.id = e.user_skill_id
      where u.skill_id = ${skillId} order by e.occurred_at desc limit ${CURATED})`,
  );
  const owners = await ownersOf(
    ctx,
    rows.map((row) => row.userId),
  );
  return rows.map((row) => ({ ...row, owner: owners.get(row.userId) ?? { name: "", username: "" } }));
}
const CURATED = 25;

async function ownersOf(ctx: Ctx, ids: string[]): Promise<Map<string, { name: string; username: string }>> {
  if (!ids.length) return new Map();
  const rows = await ctx.db
    .select({ id: users.id, name: personName, username: users.username })
    .from(users)
    .where(sql`${users.id} = any(${sql.param([...new Set(ids)])}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}
