import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { fillPort } from "../../core/ports";
import { testCtx } from "../../core/testing/ctx";
import { asPerson, outcome } from "../../identity/testing/people";
import { ownEvidence } from "../../skills/evidence/queries";
import { mergeSkills } from "../../skills/skill/merge-commands";
import { curator, makeSkill, miscounted, rowOf } from "../../skills/testing";
import { addSkill } from "../../skills/user-skill/commands";
import * as commands from "./commands";
import type { ExternalInput } from "./model";
import { EXTERNAL_ORIGIN } from "./origin";
import { getOwnExternal } from "./queries";
import * as review from "./review";

const told: { notice: string; people: readonly string[] }[] = [];
beforeAll(() => {
  fillPort("notify", async (_ctx, notice, people) => void told.push({ notice, people }));
});

type Person = Awaited<ReturnType<typeof asPerson>>;
let boss: Ctx;
let owner: Person;
let reviewer: Person;
let skill: { id: string; name: string };
beforeEach(async () => {
  [boss, owner, reviewer] = [await curator(), await asPerson(), await asPerson(["content_manager"])];
  skill = await makeSkill(boss);
  await addSkill(owner.ctx, owner.user.id, { skillId: skill.id, level: null });
});

const add = (parts: Partial<ExternalInput> = {}) =>
  commands.addExternal(owner.ctx, {
    title: "Forklift license",
    issuer: "Trade Chamber",
    issueDate: "2025-03-04",
    certificateUrl: "https://certificates.example/1",
    credentialId: "A-7",
    expiresOn: null,
    isPublic: false,
    fileId: null,
    skillIds: [skill.id],
    ...parts,
  });
const verified = async (parts: Partial<ExternalInput> = {}) => {
  const made = await add(parts);
  await commands.submitExternal(owner.ctx, made);
  await review.verifyExternal(reviewer.ctx, made);
  return made;
};
const proof = async () => (await rowOf(owner.user.id, skill.id))?.proof;

test("only skills of one's own list are named, ten at most", async () => {
  const other = await makeSkill(boss);
  const beside = (work: Promise<unknown>) =>
    expect(work).rejects.toMatchObject({ code: "invalid", fields: { skillIds: expect.anything() } });
  await beside(add({ skillIds: [other.id] }));
  await beside(add({ skillIds: Array.from({ length: 11 }, () => crypto.randomUUID()) }));
  const { id } = await add({ skillIds: [skill.id, skill.id] });
  expect((await getOwnExternal(owner.ctx, id))?.skills).toEqual([{ id: skill.id, name: skill.name }]);
  const stranger = await asPerson();
  expect(await outcome(() => commands.editExternal(stranger.ctx, id, { skillIds: [] }))).toBe("not_found");
});

test("a verified certificate proves what it names; the chain tells on what that rests", async () => {
  const { id } = await add();
  expect(await proof()).toBe("claimed");
  await commands.submitExternal(owner.ctx, { id });
  await review.verifyExternal(reviewer.ctx, { id });
  expect(await proof()).toBe("credentialed");
  expect(told.some((t) => t.notice === "skills.proven" && t.people.includes(owner.user.id))).toBe(true);
  const [piece] = await ownEvidence(owner.ctx, skill.id);
  expect(piece).toMatchObject({
    title: "Forklift license, Trade Chamber",
    url: `/account/credentials/${id}`,
    state: "valid",
    occurredAt: new Date("2025-03-04T00:00:00Z"),
  });
  expect(piece?.chain.map((step) => step.label)).toEqual([
    "Forklift license",
    "Its page in the web",
    expect.stringMatching(/^Compared and verified by /),
  ]);
  expect(piece?.chain.map((step) => step.detail).slice(0, 2)).toEqual([
    expect.stringMatching(/^Trade Chamber .*A-7/),
    "certificates.example",
  ]);
  // What stands behind it is the owner's and the reviewers' to see.
  for (const ctx of [testCtx(), (await asPerson()).ctx]) {
    expect((await EXTERNAL_ORIGIN.chain?.(ctx, [id]))?.size).toBe(0);
    expect((await EXTERNAL_ORIGIN.urls(ctx, [id])).size).toBe(0);
  }
  expect((await EXTERNAL_ORIGIN.urls(reviewer.ctx, [id])).size).toBe(1);
});

test("the proof ends with the verification, with being hidden, and with the certificate", async () => {
  const { id } = await verified();
  await commands.editExternal(owner.ctx, id, { expiresOn: "2040-01-31" });
  expect((await ownEvidence(owner.ctx, skill.id))[0]?.expiresAt).toEqual(new Date("2040-02-01T00:00:00Z"));
  await commands.editExternal(owner.ctx, id, { isPublic: true });
  expect(await proof()).toBe("credentialed");

  await review.hideExternal(reviewer.ctx, { id, reason: "The page names somebody else" });
  expect([await proof(), (await ownEvidence(owner.ctx, skill.id))[0]?.revokeReason]).toEqual([
    "claimed",
    "The page names somebody else",
  ]);
  await review.unhideExternal(reviewer.ctx, { id });
  expect(await proof()).toBe("credentialed");

  await commands.editExternal(owner.ctx, id, { skillIds: [] });
  expect([await proof(), (await getOwnExternal(owner.ctx, id))?.status]).toEqual(["claimed", "unverified"]);
  const again = await verified();
  expect(await proof()).toBe("credentialed");
  await commands.deleteExternal(owner.ctx, again);
  expect(await proof()).toBe("claimed");
  expect(await miscounted()).toEqual([]);
});

test("verified while its owner changes it: it proves exactly while it is verified", async () => {
  for (let n = 0; n < 8; n++) {
    const { id } = await add();
    await commands.submitExternal(owner.ctx, { id });
    await Promise.all([
      outcome(() => review.verifyExternal(reviewer.ctx, { id })),
      outcome(() => commands.editExternal(owner.ctx, id, { title: `Forklift license ${n}` })),
    ]);
    const status = (await getOwnExternal(owner.ctx, id))?.status;
    expect(status).toBe("unverified");
    expect(await proof()).toBe("claimed");
  }
  expect(await miscounted()).toEqual([]);
});

test("a certificate follows when its skill is merged into another", async () => {
  const target = await makeSkill(boss);
  const { id } = await verified();
  await mergeSkills(boss, { ids: [skill.id], into: target.id });
  expect((await getOwnExternal(owner.ctx, id))?.skills).toEqual([{ id: target.id, name: target.name }]);
  await commands.editExternal(owner.ctx, id, { title: "Another" });
  expect((await rowOf(owner.user.id, target.id))?.proof).toBe("claimed");
});
