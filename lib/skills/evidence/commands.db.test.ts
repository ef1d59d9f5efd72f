import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { asPerson } from "../../identity/testing/people";
import type { Level } from "../levels";
import { expireProofs } from "../nightly";
import { skillEvidence } from "../schema/user-skills";
import { answerOf, curator, given, makeSkill, miscounted, origin, rowOf } from "../testing";
import { addOwnSkill } from "../user-skill/commands";
import { skillHolders } from "../user-skill/holders";
import { recordEvidence, revokeEvidence, revokeOneEvidence } from "./commands";
import type { EvidenceInput } from "./model";
import { evidenceOfSkill, ownEvidence } from "./queries";

const KINDS = { certificate: "credentialed", course: "assessed", order: "endorsed" } as const;
let boss: Ctx;
beforeAll(async () => {
  boss = await curator();
  for (const [kind, proof] of Object.entries(KINDS)) given("evidenceOrigins", origin(kind, proof));
});
const HOUR = 3_600_000;
const upper = testCtx({ kind: "job", name: "test" });
const verifier = (await asPerson()).user.id;
const proof = (kind: keyof typeof KINDS, parts: Partial<EvidenceInput> = {}): EvidenceInput => ({
  kind,
  id: uuidv7(),
  title: `A ${kind}`,
  verifierId: verifier,
  at: new Date(Date.now() - HOUR),
  ...parts,
});

test("an origin proves once; the skill comes onto the list and the proof is the best that counts", async () => {
  const { user, ctx } = await asPerson();
  const { id } = await makeSkill(boss);
  const course = proof("course", { level: "beginner" });
  await Promise.all(Array.from({ length: 6 }, () => recordEvidence(upper, user.id, id, course)));
  expect(await rowOf(user.id, id)).toMatchObject({
    source: "proof",
    proof: "assessed",
    proofLevel: "beginner",
    provenAt: course.at,
  });
  const certificate = proof("certificate");
  await recordEvidence(upper, user.id, id, certificate);
  expect(await rowOf(user.id, id)).toMatchObject({ proof: "credentialed", proofLevel: null });
  expect(await revokeEvidence(upper, "certificate", certificate.id, "A mistake")).toBe(1);
  expect(await revokeEvidence(upper, "certificate", certificate.id, "A mistake")).toBe(0);
  expect(await rowOf(user.id, id)).toMatchObject({ proof: "assessed", proofLevel: "beginner" });
  await recordEvidence(upper, user.id, id, { ...certificate, level: "advanced" });
  const row = await rowOf(user.id, id);
  expect(row).toMatchObject({ proof: "credentialed", proofLevel: "advanced" });
  expect(row?.evidence).toHaveLength(2);
  expect((await ownEvidence(ctx, id)).map((e) => [e.originKind, e.state])).toEqual([
    ["certificate", "valid"],
    ["course", "valid"],
  ]);
  expect(await ownEvidence((await asPerson()).ctx, id)).toEqual([]);
  await expect(recordEvidence(upper, user.id, id, { ...course, kind: "nobody" })).rejects.toThrow(
    "registers",
  );
  expect(await answerOf(() => recordEvidence(upper, user.id, uuidv7(), course))).toBe("not_found");
});

test("recorded against a revoke, the proof equals a fresh computation", async () => {
  const { id } = await makeSkill(boss);
  const people = await Promise.all(Array.from({ length: 6 }, () => asPerson()));
  const certificate = proof("certificate");
  await Promise.all(
    people.flatMap(({ user }) => [
      recordEvidence(upper, user.id, id, certificate),
      recordEvidence(upper, user.id, id, proof("course")),
      revokeEvidence(upper, "certificate", certificate.id, "Taken back"),
    ]),
  );
  expect(await miscounted()).toEqual([]);
  for (const { user } of people) expect((await rowOf(user.id, id))?.evidence).toHaveLength(2);
});

test("any pile of evidence is counted as the pure rule counts it", async () => {
  const { user } = await asPerson();
  const levels = [null, "beginner", "intermediate", "advanced"] as (Level | null)[];
  let seed = 11;
  const pick = <T>(list: readonly T[]): T => {
    seed = (seed * 48271) % 2147483647;
    return list[seed % list.length] as T;
  };
  for (let round = 0; round < 12; round++) {
    const { id } = await makeSkill(boss);
    for (let i = 0; i < 4; i++) {
      const at = new Date(Date.now() - pick([1, 2, 3, 4]) * 48 * HOUR);
      const kind = pick(Object.keys(KINDS) as (keyof typeof KINDS)[]);
      const expiresAt = pick([null, new Date(Date.now() - HOUR), new Date(Date.now() + HOUR)]);
      const e = proof(kind, { at, level: pick(levels), expiresAt });
      await recordEvidence(upper, user.id, id, e);
      if (pick([true, false, false])) await revokeEvidence(upper, kind, e.id, "No");
    }
  }
  expect(await miscounted()).toEqual([]);
});

test("what expires stops counting at once for readers, and in the row by night", async () => {
  const { user } = await asPerson();
  const { id } = await makeSkill(boss);
  await recordEvidence(upper, user.id, id, proof("course", { level: "intermediate" }));
  const short = proof("certificate", { expiresAt: new Date(Date.now() + HOUR) });
  await recordEvidence(upper, user.id, id, short);
  const ask = (minProof: "assessed" | "credentialed") => skillHolders(upper, { skillId: id, minProof }, 10);
  expect(await ask("credentialed")).toHaveLength(1);
  await db()
    .update(skillEvidence)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(skillEvidence.originId, short.id));
  expect((await rowOf(user.id, id))?.proof).toBe("credentialed");
  expect(await ask("credentialed")).toEqual([]);
  expect(await ask("assessed")).toMatchObject([
    { userId: user.id, proof: "assessed", level: "intermediate" },
  ]);
  expect(await expireProofs(upper)).toBe(1);
  expect(await expireProofs(upper)).toBe(0);
  expect(await rowOf(user.id, id)).toMatchObject({ proof: "assessed", proofLevel: "intermediate" });
  expect(await miscounted()).toEqual([]);
});

test("a curator revokes one piece with a reason; nobody else does", async () => {
  const { user, ctx } = await asPerson();
  const { id } = await makeSkill(boss);
  await recordEvidence(upper, user.id, id, proof("certificate"));
  const [piece] = await evidenceOfSkill(boss, id);
  const revoke = { evidenceId: piece?.id as string, reason: "Wrong person" };
  for (const who of [ctx, (await asPerson(["support_admin"])).ctx, testCtx()]) {
    expect(await answerOf(() => revokeOneEvidence(who, revoke))).toBe("forbidden");
    expect(await answerOf(async () => evidenceOfSkill(who, id))).toBe("forbidden");
  }
  await revokeOneEvidence(boss, revoke);
  expect(await rowOf(user.id, id)).toMatchObject({ proof: "claimed", provenAt: null });
  expect(await ownEvidence(ctx, id)).toMatchObject([{ state: "revoked", revokeReason: "Wrong person" }]);
});

test("holders are asked by proof, level, day and narrower skills; hidden rows never count", async () => {
  const broad = await makeSkill(boss);
  const narrow = await makeSkill(boss, { broaderId: broad.id });
  const [claims, proven, narrower, hidden] = await Promise.all(Array.from({ length: 4 }, () => asPerson()));
  if (!claims || !proven || !narrower || !hidden) throw new Error("Four people were not made.");
  await addOwnSkill(claims.ctx, { skillId: broad.id, label: undefined, level: "advanced" });
  await recordEvidence(upper, proven.user.id, broad.id, proof("course", { level: "beginner" }));
  await recordEvidence(upper, narrower.user.id, narrow.id, proof("certificate", { level: "advanced" }));
  await recordEvidence(upper, hidden.user.id, broad.id, proof("certificate"));
  const { showSkill } = await import("../user-skill/commands");
  await showSkill(hidden.ctx, { skillId: broad.id, visible: false });
  const who = async (parts: object) =>
    (await skillHolders(upper, { skillId: broad.id, minProof: "claimed", ...parts }, 10)).map(
      (h) => h.userId,
    );
  expect(await who({})).toEqual([proven.user.id, claims.user.id]);
  expect(await who({ minProof: "endorsed" })).toEqual([proven.user.id]);
  expect(await who({ minLevel: "intermediate" })).toEqual([claims.user.id]);
  expect(await who({ provenSince: new Date(Date.now() - 2 * HOUR) })).toEqual([proven.user.id]);
  expect(await who({ provenSince: new Date() })).toEqual([]);
  expect(await who({ narrower: true, minProof: "endorsed" })).toEqual([proven.user.id, narrower.user.id]);
  const all = await skillHolders(upper, { skillId: broad.id, minProof: "claimed", narrower: true }, 10);
  expect(all.find((h) => h.userId === narrower.user.id)?.weight).toBeCloseTo(0.7);
});
