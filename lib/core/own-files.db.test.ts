import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { outcome } from "../identity/testing/people";
import { db } from "./db";
import { attachFile } from "./files";
import { uuidv7 } from "./ids";
import { deleteOwnFile, getOwnFile, replyOnce } from "./own-files";
import { domains, registerDomains } from "./registry";
import { files } from "./schema/core";
import { testCtx, testPerson } from "./testing/ctx";
import { storeUpload } from "./uploads";

const before = domains();
beforeAll(() => {
  const paper = {
    name: "test_paper",
    prefix: "test/paper",
    visibility: "private" as const,
    maxBytes: 1024,
    types: ["text/plain"],
    mayUpload: () => true,
    mayRead: () => true,
  };
  registerDomains([...before, { name: "test", messages: {}, fileKinds: [paper] }]);
});
afterAll(() => registerDomains(before));

const upload = (ctx = testCtx(testPerson()), text = "A note.") =>
  storeUpload(ctx, "test_paper", { name: "note.txt", body: Buffer.from(text) });
const statusOf = async (id: string) =>
  (await db().select({ status: files.status }).from(files).where(eq(files.id, id)))[0]?.status;

test("is read and deleted by its owner alone, and only while nothing shows it", async () => {
  const ctx = testCtx(testPerson());
  const other = testCtx(testPerson());
  const file = await upload(ctx);
  expect((await getOwnFile(ctx, file.id))?.id).toBe(file.id);
  expect(await getOwnFile(other, file.id)).toBeNull();
  expect(await outcome(() => getOwnFile(testCtx(), file.id))).toBe("not_found");
  for (const stranger of [other, testCtx()])
    expect(await outcome(() => deleteOwnFile(stranger, file.id))).toBe("not_found");
  await deleteOwnFile(ctx, file.id);
  expect(await getOwnFile(ctx, file.id)).toBeNull();
  expect(await outcome(() => deleteOwnFile(ctx, file.id))).toBe("not_found");
  expect(await statusOf(file.id)).toBe("deleted");

  const shown = await upload(ctx);
  await attachFile(ctx, shown.id, "test_paper", { type: "test.row", id: uuidv7() });
  expect(await getOwnFile(ctx, shown.id)).toBeNull();
  expect(await outcome(() => deleteOwnFile(ctx, shown.id))).toBe("not_found");
  expect(await statusOf(shown.id)).toBe("ready");
});

test("of deleting it and tying it to a row, done at once, one wins", async () => {
  const ctx = testCtx(testPerson());
  for (let round = 0; round < 5; round++) {
    const file = await upload(ctx);
    const outcomes = await Promise.all([
      outcome(() => deleteOwnFile(ctx, file.id)),
      outcome(() => attachFile(ctx, file.id, "test_paper", { type: "test.row", id: uuidv7() })),
    ]);
    expect(outcomes.filter((result) => result === "ok")).toHaveLength(1);
    expect(await statusOf(file.id)).toBe(outcomes[0] === "ok" ? "deleted" : "ready");
  }
});

test("uploads with one key leave one file and get equal answers; other bytes are refused", async () => {
  const ctx = testCtx(testPerson());
  const asked = { key: "photo-1", method: "POST", path: "/api/v1/files" };
  const answers = await Promise.all(
    Array.from({ length: 12 }, async () => replyOnce(ctx, asked, await upload(ctx))),
  );
  for (const { status, body } of answers)
    expect({ status, body }).toEqual({ status: 201, body: answers[0]?.body });
  expect(await outcome(async () => replyOnce(ctx, asked, await upload(ctx, "Another.")))).toBe("invalid");
  const left = await db()
    .select({ id: files.id, status: files.status })
    .from(files)
    .where(eq(files.ownerId, ctx.actor.kind === "person" ? ctx.actor.id : ""));
  expect(left.filter((row) => row.status === "ready").map(({ id }) => ({ id }))).toMatchObject([
    { id: (answers[0] as { body: { id: string } }).body.id },
  ]);
});
