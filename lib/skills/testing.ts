import { and, eq, sql } from "drizzle-orm";
import type { ConstraintMap } from "../core/action";
import type { Ctx } from "../core/ctx";
import { db } from "../core/db";
import { isAppError, pgError } from "../core/errors";
import { domains, gatherGiven } from "../core/registry";
import { mentorProfiles, studentProfiles } from "../identity/schema/profiles";
import { asPerson } from "../identity/testing/people";
import { bestProof } from "./evidence/model";
import type { EvidenceOrigin } from "./registries";
import { skillEvidence, userSkills } from "./schema/user-skills";
import { createSkill } from "./skill/commands";
import { SkillInput } from "./skill/model";

/** Somebody who keeps the lists. */
export const curator = async (): Promise<Ctx> => (await asPerson(["content_manager"])).ctx;

/** What became of a command as adapters would answer it: `ok`, or the code of its refusal. */
export async function answerOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return "ok";
  } catch (error) {
    const constraint = pgError(error)?.constraint ?? "";
    const known = gatherGiven<ConstraintMap>("constraints")
      .find((map) => map[constraint])
      ?.[constraint]?.();
    const refusal = known ?? error;
    if (!isAppError(refusal)) throw error;
    return refusal.code;
  }
}

let serial = 0;
/** A name that no other test uses. */
export const uniqueName = (word = "Skill") => `${word} ${process.pid}-${serial++}`;

/** An active skill. */
export async function makeSkill(
  boss: Ctx,
  parts: Partial<SkillInput> = {},
): Promise<{ id: string; slug: string; name: string }> {
  const name = parts.name ?? uniqueName();
  return { ...(await createSkill(boss, SkillInput.parse({ name, ...parts }))), name };
}

/** A student with a mentor. */
export async function mentored() {
  const [student, mentor] = [await asPerson(["student"]), await asPerson(["mentor"])];
  await db().execute(sql`insert into ${mentorProfiles} (user_id) values (${mentor.user.id})`);
  await db().execute(
    sql`insert into ${studentProfiles} (user_id, mentor_id) values (${student.user.id}, ${mentor.user.id})`,
  );
  return { student, mentor };
}

/** Gives something to a registry, as the manifest of a domain above would. Answers how to take it back. */
export function given<T>(registry: string, entry: T): () => void {
  const list = domains().find((d) => d.name === "skills")?.gives?.[registry];
  const target = list as T[] | undefined;
  if (!target) throw new Error(`The registry "${registry}" is not there.`);
  target.push(entry);
  return () => void target.splice(target.indexOf(entry), 1);
}

/** An origin of evidence like those of the domains above. */
export const origin = (kind: string, proof: EvidenceOrigin["proof"]): EvidenceOrigin => ({
  kind,
  proof,
  label: kind,
  title: async () => kind,
  urls: async () => new Map(),
});

/** One person's row of a skill with all its evidence; null when there is none. */
export async function rowOf(userId: string, skillId: string) {
  const [row] = await db()
    .select()
    .from(userSkills)
    .where(and(eq(userSkills.userId, userId), eq(userSkills.skillId, skillId)));
  if (!row) return null;
  const evidence = await db().select().from(skillEvidence).where(eq(skillEvidence.userSkillId, row.id));
  return { ...row, evidence };
}

/** Rows whose written proof is not the best of their valid evidence; must be empty after any command. */
export async function miscounted(): Promise<string[]> {
  const rows = await db().select().from(userSkills);
  const evidence = Map.groupBy(await db().select().from(skillEvidence), (e) => e.userSkillId);
  return rows.flatMap((row) => {
    const best = bestProof(evidence.get(row.id) ?? []);
    const same =
      best.proof === row.proof &&
      best.level === row.proofLevel &&
      best.provenAt?.getTime() === row.provenAt?.getTime();
    return same ? [] : [row.id];
  });
}
