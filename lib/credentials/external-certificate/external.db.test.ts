import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { findFile, mayReadFile } from "../../core/files";
import { fillPort } from "../../core/ports";
import { testCtx } from "../../core/testing/ctx";
import { storeUpload } from "../../core/uploads";
import { setVisibility } from "../../identity/person/commands";
import { users } from "../../identity/schema/users";
import { asPerson, outcome } from "../../identity/testing/people";
import { CREDENTIALS_HOLDER } from "../holder";
import { externalCertificates } from "../schema/external-certificates";
import { seedCredentials } from "../seed";
import * as commands from "./commands";
import { externalList } from "./list";
import { EXTERNAL_FILE, ExternalForm, type ExternalInput } from "./model";
import {
  allExternals,
  getOwnExternal,
  listExternals,
  ownExternals,
  publicExternals,
  type ReviewRow,
} from "./queries";
import * as review from "./review";
import { EXTERNAL_SECTION } from "./section";

const told: { notice: string; people: readonly string[]; data: Record<string, unknown> }[] = [];
beforeAll(() => {
  fillPort("notify", async (_ctx, notice, people, data) => void told.push({ notice, people, data }));
});

type Person = Awaited<ReturnType<typeof asPerson>>;
let owner: Person;
let reviewer: Person;
beforeEach(async () => {
  [owner, reviewer] = [await asPerson(), await asPerson(["content_manager"])];
});
const input = (parts: Partial<ExternalInput> = {}): ExternalInput => ({
  title: "Forklift license",
  issuer: "Trade Chamber",
  issueDate: "2025-03-04",
  certificateUrl: "https://certificates.example/1",
  credentialId: null,
  expiresOn: null,
  isPublic: true,
  fileId: null,
  skillIds: [],
  ...parts,
});
const add = (parts: Partial<ExternalInput> = {}) => commands.addExternal(owner.ctx, input(parts));
const statusOf = async (id: string) => (await getOwnExternal(owner.ctx, id))?.status;
const note = "The page names somebody else";

test("a certificate is its owner's: for others it is not there", async () => {
  const { id } = await add();
  const others: Ctx[] = [(await asPerson()).ctx, reviewer.ctx];
  for (const ctx of others) {
    expect(await getOwnExternal(ctx, id)).toBeNull();
    expect(await ownExternals(ctx)).toEqual([]);
    expect(await outcome(() => commands.editExternal(ctx, id, { title: "Mine" }))).toBe("not_found");
    expect(await outcome(() => commands.deleteExternal(ctx, { id }))).toBe("not_found");
    expect(await outcome(() => commands.submitExternal(ctx, { id }))).toBe("not_found");
    expect(await outcome(() => commands.listExternal(ctx, { id, isPublic: false }))).toBe("not_found");
    const form = { ...input(), id, file: null, removeFile: false };
    expect(await outcome(() => commands.editExternalForm(ctx, form))).toBe("not_found");
  }
  expect(await outcome(() => commands.addExternal(testCtx(), input()))).toBe("unauthenticated");
  await commands.deleteExternal(owner.ctx, { id });
  expect(await getOwnExternal(owner.ctx, id)).toBeNull();
});

test("reviewers decide and hide, nobody on their own", async () => {
  const { id } = await add();
  expect(await outcome(() => review.verifyExternal(reviewer.ctx, { id }))).toBe("conflict");
  await commands.submitExternal(owner.ctx, { id });
  for (const ctx of [owner.ctx, (await asPerson(["support_admin"])).ctx, testCtx()]) {
    expect(await outcome(() => review.verifyExternal(ctx, { id }))).toBe("forbidden");
    expect(await outcome(() => review.rejectExternal(ctx, { id, note }))).toBe("forbidden");
    expect(await outcome(() => review.hideExternal(ctx, { id, reason: note }))).toBe("forbidden");
    expect(await outcome(() => review.unhideExternal(ctx, { id }))).toBe("forbidden");
    expect((await listExternals(ctx, externalList.parse({}))).rows).toEqual([]);
  }
  const mine = await commands.addExternal(reviewer.ctx, input());
  await commands.submitExternal(reviewer.ctx, mine);
  expect(await outcome(() => review.verifyExternal(reviewer.ctx, mine))).toBe("forbidden");
  expect(await outcome(() => review.hideExternal(reviewer.ctx, { ...mine, reason: note }))).toBe("forbidden");

  await review.rejectExternal(reviewer.ctx, { id, note });
  expect(await getOwnExternal(owner.ctx, id)).toMatchObject({ status: "rejected", reviewNote: note });
  await commands.submitExternal(owner.ctx, { id });
  const both = await Promise.all([
    outcome(() => review.verifyExternal(reviewer.ctx, { id })),
    outcome(() => review.rejectExternal(reviewer.ctx, { id, note })),
  ]);
  expect(both.sort()).toEqual(["conflict", "ok"]);
  expect(told.filter((t) => t.people[0] === owner.user.id)).toHaveLength(2);
});

test("what a reviewer looked at makes it unverified again when it changes; the rest does not", async () => {
  const { id } = await add();
  await commands.submitExternal(owner.ctx, { id });
  await review.verifyExternal(reviewer.ctx, { id });
  await commands.editExternal(owner.ctx, id, {
    isPublic: false,
    credentialId: "A-7",
    expiresOn: "2030-01-01",
  });
  expect(await statusOf(id)).toBe("verified");
  await commands.editExternal(owner.ctx, id, { title: "Forklift license, class II" });
  expect(await getOwnExternal(owner.ctx, id)).toMatchObject({ status: "unverified", reviewedAt: null });
});

test("addresses, days and limits are told beside their fields", async () => {
  const bad = (parts: object) =>
    ExternalForm.safeParse({ ...input(), file: undefined, ...parts }).error?.issues[0]?.path[0];
  for (const certificateUrl of [
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://x.example/a",
    "//x.example",
    "x",
  ])
    expect(bad({ certificateUrl }), certificateUrl).toBe("certificateUrl");
  expect(bad({ title: "   " })).toBe("title");
  expect(bad({ issueDate: "2025-02-30" })).toBe("issueDate");
  expect(bad({ expiresOn: "2025-03-03" })).toBe("expiresOn");
  expect(bad({ expiresOn: "2025-03-04" })).toBeUndefined();
  await expect(add({ issueDate: "2999-01-01" })).rejects.toMatchObject({
    fields: { issueDate: expect.anything() },
  });
  await expect(add({ certificateUrl: null })).rejects.toMatchObject({
    fields: { certificateUrl: "credentials.external.errors.proof" },
  });
  const { id } = await add();
  const without = commands.editExternal(owner.ctx, id, { certificateUrl: null });
  await expect(without).rejects.toMatchObject({ code: "invalid" });
});

test("a hundred and not one more, however many come at once", async () => {
  await db()
    .insert(externalCertificates)
    .values(Array.from({ length: 97 }, () => ({ ...input(), userId: owner.user.id })));
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => outcome(() => add())));
  expect(outcomes.filter((o) => o === "ok")).toHaveLength(3);
  expect(outcomes.filter((o) => o === "invalid")).toHaveLength(5);
  expect(await ownExternals(owner.ctx)).toHaveLength(100);
});

test("others see what is listed and not hidden, as a claim until it is verified", async () => {
  const { id } = await add();
  await add({ title: "Kept private", isPublic: false });
  const seen = () => publicExternals(testCtx(), owner.user.id);
  expect((await seen()).map((row) => row.title)).toEqual(["Forklift license"]);
  const section = await EXTERNAL_SECTION.section(testCtx(), owner.user.id, { kind: "anonymous" });
  expect(section).toMatchObject({
    href: `/people/${owner.user.username}/credentials`,
    items: [{ label: "Forklift license" }],
  });
  await review.hideExternal(reviewer.ctx, { id, reason: note });
  expect(await outcome(() => review.hideExternal(reviewer.ctx, { id, reason: note }))).toBe("conflict");
  expect(await seen()).toEqual([]);
  expect(await getOwnExternal(owner.ctx, id)).toMatchObject({ hiddenReason: note });
  await review.unhideExternal(reviewer.ctx, { id });
  expect(await seen()).toHaveLength(1);
});

test("the file is read by whoever may read the certificate, and goes with it", async () => {
  const pdf = Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
  const stored = await storeUpload(owner.ctx, EXTERNAL_FILE, { name: "license.pdf", body: pdf });
  const stranger = await asPerson();
  const theirs = commands.addExternal(stranger.ctx, input({ fileId: stored.id }));
  await expect(theirs).rejects.toMatchObject({ code: "invalid" });
  const { id } = await add({ certificateUrl: null, fileId: stored.id, isPublic: false });
  const file = await findFile(owner.ctx, stored.id);
  if (!file) throw new Error("The file is not there.");
  const readers = async () =>
    Promise.all([owner.ctx, reviewer.ctx, stranger.ctx, testCtx()].map((ctx) => mayReadFile(ctx, file)));
  expect(await readers()).toEqual([true, true, false, false]);
  await commands.listExternal(owner.ctx, { id, isPublic: true });
  expect(await readers()).toEqual([true, true, true, true]);
  await db().update(users).set({ profileVisibility: "private" }).where(eq(users.id, owner.user.id));
  expect(await readers()).toEqual([true, true, false, false]);
  await commands.deleteExternal(owner.ctx, { id });
  expect(await findFile(owner.ctx, stored.id)).toBeNull();
});

test("an export holds all rows; erasure leaves none, and may come twice", async () => {
  await add();
  const [rows] = await CREDENTIALS_HOLDER.export(owner.ctx, owner.user.id);
  expect(rows?.content).toMatchObject({ json: [{ title: "Forklift license" }] });
  for (let n = 0; n < 2; n++) await CREDENTIALS_HOLDER.erase(owner.ctx, owner.user.id, { purge: false });
  expect(await ownExternals(owner.ctx)).toEqual([]);
  expect(await CREDENTIALS_HOLDER.export(owner.ctx, owner.user.id)).toEqual([]);
});

test("reviewers find what waits first, and by words", async () => {
  const { id } = await add({ title: "Rare Zither Tuning" });
  await commands.submitExternal(owner.ctx, { id });
  await add({ title: "Rare Zither Polish" });
  const found = await listExternals(reviewer.ctx, externalList.parse({ q: "zither rare" }));
  expect(found.rows.map((row) => [row.title, row.mayDecide, row.owner.isShown])).toEqual([
    ["Rare Zither Tuning", true, true],
    ["Rare Zither Polish", true, true],
  ]);
  await setVisibility(owner.ctx, { visibility: "private" });
  const hidden = await listExternals(reviewer.ctx, externalList.parse({ q: "zither rare" }));
  expect(hidden.rows.map((row) => row.owner.isShown)).toEqual([false, false]);
  await seedCredentials({
    ctx: testCtx({ kind: "job", name: "system.seed" }),
    scale: "demo",
    say: () => undefined,
  });
});

test("all certificates under the filters are exported in batches, and only to reviewers", async () => {
  const ids = [(await add({ title: "Loom A" })).id, (await add({ title: "Loom B" })).id];
  await commands.submitExternal(owner.ctx, { id: (await add({ title: "Loom C" })).id });
  const all = async (ctx: Ctx, query: Record<string, string>) => {
    const rows: ReviewRow[] = [];
    for await (const batch of allExternals(ctx, externalList.parse(query), 1)) rows.push(...batch);
    return rows;
  };
  const found = await all(reviewer.ctx, { q: "loom", status: "unverified" });
  expect(found.map((row) => row.id)).toEqual(ids.toReversed());
  expect(found[0]?.owner.id).toBe(owner.user.id);
  for (const ctx of [owner.ctx, testCtx()]) expect(await all(ctx, {})).toEqual([]);
});
