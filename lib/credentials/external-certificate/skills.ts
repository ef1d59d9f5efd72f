import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { invalid } from "../../core/errors";
import { recordEvidence, revokeEvidence } from "../../skills/evidence/commands";
import { nameIn } from "../../skills/label/name";
import type { SkillUser } from "../../skills/registries";
import { skills } from "../../skills/schema/skills";
import { userSkills } from "../../skills/schema/user-skills";
import { externalCertificateSkills as links } from "../schema/external-certificate-skills";
import type { ExternalCertificateRow } from "../schema/external-certificates";
import { EXTERNAL_ORIGIN_KIND, MAX_SKILLS } from "./model";

/** A skill that a certificate is about. */
export interface CertificateSkill {
  id: string;
  name: string;
}

/** What each of these certificates is about, by name. */
export async function skillsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, CertificateSkill[]>> {
  if (!ids.length) return new Map();
  const rows = await ctx.db
    .select({ certificateId: links.certificateId, id: skills.id, name: nameIn(ctx.locale) })
    .from(links)
    .innerJoin(skills, eq(skills.id, links.skillId))
    .where(inArray(links.certificateId, [...ids]))
    .orderBy(asc(skills.name));
  return new Map(
    [...Map.groupBy(rows, (row) => row.certificateId)].map(([id, own]) => [
      id,
      own.map((row) => ({ id: row.id, name: row.name })),
    ]),
  );
}

/** What the owner of certificates may name: active skills of the owner's own list. */
export async function nameableSkills(ctx: Ctx, userId: string): Promise<CertificateSkill[]> {
  return ctx.db
    .select({ id: skills.id, name: nameIn(ctx.locale) })
    .from(userSkills)
    .innerJoin(skills, eq(skills.id, userSkills.skillId))
    .where(sql`${userSkills.userId} = ${userId} and ${skills.status} = 'active'`)
    .orderBy(asc(skills.name));
}

/**
 * Makes a certificate be about these skills and no others, in the caller's transaction. Answers whether that changed
 * anything; throws `invalid` for skills that are neither on the owner's list nor named before.
 */
export async function setSkills(
  ctx: Ctx,
  certificate: { id: string; userId: string },
  wanted: readonly string[],
): Promise<boolean> {
  const before = await ctx.db
    .select({ id: links.skillId })
    .from(links)
    .where(eq(links.certificateId, certificate.id));
  const [now, then] = [new Set(wanted), new Set(before.map((row) => row.id))];
  const added = [...now].filter((id) => !then.has(id));
  const gone = [...then].filter((id) => !now.has(id));
  if (!added.length && !gone.length) return false;
  if (now.size > MAX_SKILLS)
    throw invalid("errors.invalid", {
      skillIds: { key: "credentials.external.errors.skillsMany", params: { max: MAX_SKILLS } },
    });
  const own = new Set((await nameableSkills(ctx, certificate.userId)).map((skill) => skill.id));
  if (added.some((id) => !own.has(id)))
    throw invalid("errors.invalid", { skillIds: "credentials.external.errors.skills" });
  if (gone.length)
    await ctx.db
      .delete(links)
      .where(sql`${links.certificateId} = ${certificate.id} and ${inArray(links.skillId, gone)}`);
  if (added.length)
    await ctx.db
      .insert(links)
      .values(added.map((skillId) => ({ certificateId: certificate.id, skillId })))
      .onConflictDoNothing();
  return true;
}

/** Writes what a verified certificate proves, in the caller's transaction; again with other days it corrects them. */
export async function proveSkills(
  ctx: Ctx,
  row: Pick<
    ExternalCertificateRow,
    "id" | "userId" | "title" | "issuer" | "issueDate" | "expiresOn" | "reviewedBy"
  >,
): Promise<void> {
  const named = await ctx.db
    .select({ id: links.skillId })
    .from(links)
    .where(eq(links.certificateId, row.id))
    .orderBy(asc(links.skillId));
  const at = new Date(`${row.issueDate}T00:00:00Z`);
  // Its last day counts whole.
  const end = row.expiresOn ? new Date(`${row.expiresOn}T00:00:00Z`) : null;
  end?.setUTCDate(end.getUTCDate() + 1);
  for (const { id } of named)
    await recordEvidence(ctx, row.userId, id, {
      kind: EXTERNAL_ORIGIN_KIND,
      id: row.id,
      title: `${row.title}, ${row.issuer}`,
      verifierId: row.reviewedBy,
      at,
      expiresAt: end,
    });
}

/** Takes back what a certificate proved, for a reason that its owner reads. */
export async function disproveSkills(ctx: Ctx, id: string, reason: string): Promise<void> {
  await revokeEvidence(ctx, EXTERNAL_ORIGIN_KIND, id, reason);
}

/** Follows when skills are merged. */
export const CERTIFICATE_SKILL_USER: SkillUser = {
  table: "external_certificate_skills",
  label: "credentials.external.skillUse",
  count: async (ctx, skillId) => ctx.db.$count(links, eq(links.skillId, skillId)),
  async move(ctx, from, to) {
    await ctx.db.execute(sql`insert into ${links} (certificate_id, skill_id)
      select certificate_id, ${to} from ${links} where skill_id = ${from} on conflict do nothing`);
    await ctx.db.delete(links).where(eq(links.skillId, from));
  },
};
