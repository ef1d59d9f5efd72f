import { expect, test } from "vitest";
import { db, pool } from "@/lib/core/db";
import { attachFile, deleteFile, findFile, servedFile } from "@/lib/core/files";
import { dropSingle } from "@/lib/core/single";
import { testCtx, testPerson } from "@/lib/core/testing/ctx";
import { storeUpload } from "@/lib/core/uploads";
import { users } from "@/lib/identity/schema/users";
import { statusHistoryOf } from "../status-history";
import { deleteQuarantined, quarantineFile, releaseFile } from "./commands";
import { fileList } from "./list";
import { exportFiles, getFile, listFiles, mayPreview } from "./queries";
import { fileTotals } from "./totals";
import "@/lib/domains";

const owner = testPerson({ username: "ada.files" });
const support = testPerson({ roles: ["support_admin"] });
const stranger = testPerson({ roles: ["finance_manager"] });
const reason = "Somebody complained.";
const PDF = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

async function upload(name = "proof.pdf", bytes = PDF) {
  await db()
    .insert(users)
    .values({
      id: owner.id,
      email: owner.email,
      username: owner.username,
      firstName: "Ada",
      lastName: "Files",
    })
    .onConflictDoNothing();
  return storeUpload(testCtx(owner), "verification_evidence", { name, body: bytes });
}

test("a quarantined file is there for nobody but who looks after files, until it is released", async () => {
  const { id } = await upload();
  await expect(quarantineFile(testCtx(owner), { id, reason })).rejects.toMatchObject({ code: "forbidden" });
  await expect(quarantineFile(testCtx(stranger), { id, reason })).rejects.toMatchObject({
    code: "forbidden",
  });
  await quarantineFile(testCtx(support), { id, reason });
  expect(await findFile(testCtx(owner), id)).toBeNull();
  expect(await servedFile(testCtx(owner), id)).toBeNull();
  expect(await servedFile(testCtx(support), id)).toMatchObject({ id });
  const subject = { type: "thing", id };
  await expect(attachFile(testCtx(owner), id, "verification_evidence", subject)).rejects.toThrow("absent");
  await expect(quarantineFile(testCtx(support), { id, reason })).rejects.toMatchObject({ code: "conflict" });
  await releaseFile(testCtx(support), { id, reason: "It was nothing." });
  expect(await findFile(testCtx(owner), id)).toMatchObject({ status: "ready" });
  const history = await statusHistoryOf(testCtx(support), "core.file", id);
  expect(history.map(({ to, reason }) => [to, reason])).toEqual([
    ["ready", "It was nothing."],
    ["quarantined", reason],
  ]);
});

test("a file put aside can be deleted; its owner's own deleting finds it gone already", async () => {
  const { id } = await upload();
  await expect(deleteQuarantined(testCtx(support), { id, reason })).rejects.toMatchObject({
    code: "conflict",
  });
  await quarantineFile(testCtx(support), { id, reason });
  await expect(deleteQuarantined(testCtx(stranger), { id, reason })).rejects.toMatchObject({
    code: "forbidden",
  });
  await deleteQuarantined(testCtx(support), { id, reason });
  expect(await servedFile(testCtx(support), id)).toBeNull();
  await deleteFile(testCtx(owner), id);
  const { rows } = await pool().query("select status, deleted_at, removed_at from files where id = $1", [id]);
  expect(rows[0]).toMatchObject({ status: "deleted", deleted_at: expect.any(Date), removed_at: null });
});

test("of two who decide on a quarantined file at once, one wins", async () => {
  const { id } = await upload();
  await quarantineFile(testCtx(support), { id, reason });
  const both = await Promise.allSettled([
    releaseFile(testCtx(support), { id, reason }),
    deleteQuarantined(testCtx(testPerson({ roles: ["super_admin"] })), { id, reason }),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("the list filters by name, owner, kind, state, day and duplicates; totals add up", async () => {
  dropSingle("file-totals");
  await pool().query("update files set status = 'deleted', deleted_at = now()");
  const bytes = Buffer.concat([PDF, Buffer.from("other\n")]);
  const [first, second] = [await upload("one.pdf", bytes), await upload("two.pdf", bytes)];
  const third = await upload("three.pdf");
  const ctx = testCtx(support);
  const names = async (query: Record<string, string>) =>
    (await listFiles(ctx, fileList.parse(query))).rows.map((row) => row.originalName).sort();
  expect(await names({})).toEqual(["one.pdf", "three.pdf", "two.pdf"]);
  expect(await names({ q: "one" })).toEqual(["one.pdf"]);
  expect(await names({ q: "ADA.fil" })).toHaveLength(3);
  expect(await names({ owner: "ada.files", copies: "1" })).toEqual(["one.pdf", "two.pdf"]);
  expect(await names({ owner: "institution" })).toEqual([]);
  expect(await names({ kind: "company_logo" })).toEqual([]);
  expect(await names({ from: "2999-01-01" })).toEqual([]);
  expect(await names({ to: "2999-01-01", kind: "verification_evidence" })).toHaveLength(3);
  await quarantineFile(ctx, { id: third.id, reason });
  expect(await names({ status: "quarantined" })).toEqual(["three.pdf"]);
  const sizes = (await listFiles(ctx, fileList.parse({ sort: "-sizeBytes" }))).rows.map((r) => r.sizeBytes);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  const exported = [];
  for await (const batch of exportFiles(ctx, {}, 2)) exported.push(...batch);
  expect(exported.map((row) => row.ownerName)).toEqual(["Ada Files", "Ada Files", "Ada Files"]);

  expect(await fileTotals(ctx)).toMatchObject({
    files: 3,
    quarantined: 1,
    kinds: [{ kind: "verification_evidence", files: 3, bytes: bytes.length * 2 + PDF.length }],
    owners: [{ username: "ada.files", files: 3 }],
    copies: { files: 1, bytes: bytes.length },
  });
  const detail = await getFile(ctx, first.id);
  expect(detail?.copies).toEqual([{ id: second.id, originalName: "two.pdf" }]);
  expect(detail).not.toHaveProperty("storageKey");
  expect(await getFile(ctx, "nonsense")).toBeNull();
});

test("who looks after files sees bytes only where the kind says so, and asks for limited ones first", async () => {
  const { id } = await upload();
  expect(await mayPreview(testCtx(support), id, false)).toBeNull();
  expect(await mayPreview(testCtx(testPerson({ roles: ["content_manager"] })), id, true)).toBe(false);
});
