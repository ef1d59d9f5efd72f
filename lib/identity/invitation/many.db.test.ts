import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { type Ctx, jobCtx } from "../../core/ctx";
import { db } from "../../core/db";
import * as imports from "../../core/imports/commands";
import { getImport } from "../../core/imports/queries";
import { checkImport, runImport } from "../../core/imports/work";
import { importRows, importRuns } from "../../core/schema/imports";
import { storeUpload } from "../../core/uploads";
import { mailsTo } from "../../notifications/testing/mails";
import "../../domains";
import { INVITATION_IMPORT, PEOPLE_IMPORTS } from "../import/model";
import { asPerson, makePerson, outcome } from "../testing/people";
import { invitationList } from "./list";
import { allInvitations, listInvitations } from "./queries";

let admin: Awaited<ReturnType<typeof asPerson>>;
let n = 0;
const fresh = () => `many${process.pid}x${n++}@example.test`;
beforeEach(async () => {
  admin = await asPerson(["support_admin"]);
});

async function begin(ctx: Ctx, ...lines: string[]): Promise<string> {
  const text = ["email,role,language", ...lines].join("\n");
  const file = await storeUpload(ctx, "import_file", { name: "people.csv", body: Buffer.from(text) });
  const { id } = await imports.beginImport(ctx, { kind: INVITATION_IMPORT, file: file.id });
  await checkImport(jobCtx("core.check-import"), id);
  return id;
}
async function whole(ctx: Ctx, ...lines: string[]) {
  const id = await begin(ctx, ...lines);
  await imports.startImport(ctx, { importId: id });
  await runImport(jobCtx("core.run-import"), id);
  const [run] = await db().select().from(importRuns).where(eq(importRuns.id, id));
  return run;
}
const saidOf = async (id: string) => {
  const rows = await db().select().from(importRows).where(eq(importRows.runId, id)).orderBy(importRows.line);
  return rows.map((row) => [...row.faults, ...row.notes].map((f) => [f.column, f.key.split(".").at(-1)]));
};

test("each person gets a mail in the right language, once, in the name of who sent the file", async () => {
  const [one, two] = [fresh(), fresh()];
  const lines = [`${one},instructor,ru`, `${two.toUpperCase()},Client,`];
  expect(await whole(admin.ctx, ...lines)).toMatchObject({ status: "done" });
  expect(await mailsTo(one)).toMatchObject([{ locale: "ru" }]);
  expect(await mailsTo(two)).toMatchObject([{ locale: "en" }]);
  const [row] = (await listInvitations(admin.ctx, invitationList.parse({ q: one }))).rows;
  expect(row).toMatchObject({ role: "instructor", isExpired: false });
  // The same file again finds everybody invited.
  const again = await begin(admin.ctx, ...lines);
  expect(await saidOf(again)).toEqual([[["email", "invited"]], [["email", "invited"]]]);
  await imports.startImport(admin.ctx, { importId: again });
  await runImport(jobCtx("core.run-import"), again);
  expect(await mailsTo(one)).toHaveLength(1);
});

test("what is wrong with a row is told beside its column", async () => {
  const [known, boss] = [await makePerson(["student"]), await makePerson(["content_manager"])];
  const gone = await makePerson([], { status: "suspended" });
  const id = await begin(
    admin.ctx,
    "nobody,student,",
    `${fresh()},super_admin,`,
    `${fresh()},company,`,
    `${fresh()},student,xx`,
    `${known.email},student,`,
    `${boss.email},mentor,`,
    `${gone.email},student,`,
    `${known.email.toUpperCase()},mentor,`,
  );
  const said = await saidOf(id);
  expect(said.map((faults) => faults.map(([column]) => column))).toEqual([
    ["email"],
    ["role"],
    ["role"],
    ["language"],
    ["email"],
    ["email"],
    ["email"],
    ["email"],
  ]);
  expect([said[4]?.[0]?.[1], said[5]?.[0]?.[1], said[6]?.[0]?.[1]]).toEqual([
    "roleHeld",
    "administrator",
    "notActive",
  ]);
});

test("is for those who invite; others neither begin nor read it", async () => {
  const stranger = await asPerson(["student"]);
  expect(await outcome(() => begin(stranger.ctx, `${fresh()},student,`))).toBe("forbidden");
  const id = await begin(admin.ctx, `${fresh()},student,`);
  expect(await getImport(stranger.ctx, PEOPLE_IMPORTS, id)).toBeNull();
  expect(await outcome(() => imports.startImport(stranger.ctx, { importId: id }))).toBe("not_found");
  const read = async (ctx: Ctx) => {
    let rows = 0;
    for await (const batch of allInvitations(ctx, invitationList.parse({}), 1)) rows += batch.length;
    return rows;
  };
  expect(await read(stranger.ctx)).toBe(0);
  await whole(admin.ctx, `${fresh()},student,`, `${fresh()},mentor,`);
  expect(await read(admin.ctx)).toBeGreaterThanOrEqual(2);
});
