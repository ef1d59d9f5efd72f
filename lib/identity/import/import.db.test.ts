import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { type Ctx, jobCtx, makeCtx } from "../../core/ctx";
import { db, pool } from "../../core/db";
import { findFile } from "../../core/files";
import * as imports from "../../core/imports/commands";
import { importReport } from "../../core/imports/download";
import { getImport, listImports, listNotedRows } from "../../core/imports/queries";
import { checkImport, runImport } from "../../core/imports/work";
import { importRows, importRuns } from "../../core/schema/imports";
import { storeUpload } from "../../core/uploads";
import { mailsTo } from "../../notifications/testing/mails";
import "../../domains";
import { resetPassword } from "../account/password";
import { mentorProfiles, studentProfiles } from "../schema/profiles";
import { userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { userVerifications } from "../schema/verifications";
import { asPerson, makePerson, outcome } from "../testing/people";
import { MENTOR_IMPORT, PEOPLE_IMPORTS, STUDENT_IMPORT } from "./model";

const job = jobCtx("core.run-import");
const HEAD = "usn,email,first_name,last_name,department,semester,phone_number";
let n = 0;
const line = (usn: string, email: string, rest = "Ada,Almeida,Textiles,3,") => `${usn},${email},${rest}`;
const fresh = () => {
  n++;
  return { usn: `GHX${String(n).padStart(4, "0")}`, email: `ada.almeida${n}@example.test` };
};

async function begin(ctx: Ctx, text: string, kind: string = STUDENT_IMPORT): Promise<string> {
  const file = await storeUpload(ctx, "import_file", { name: "people.csv", body: Buffer.from(text) });
  const { id } = await imports.beginImport(ctx, { kind, file: file.id });
  await checkImport(jobCtx("core.check-import"), id);
  return id;
}
async function whole(ctx: Ctx, text: string, kind: string = STUDENT_IMPORT) {
  const id = await begin(ctx, text, kind);
  await imports.startImport(ctx, { importId: id });
  await runImport(job, id);
  return get(id);
}
const get = async (id: string) => {
  const [run] = await db().select().from(importRuns).where(eq(importRuns.id, id));
  if (!run) throw new Error("no run");
  return run;
};
const faultsOf = async (id: string) => {
  const rows = await db().select().from(importRows).where(eq(importRows.runId, id)).orderBy(importRows.line);
  return rows.map((r) => [...r.faults, ...r.notes].map((f) => [f.column, f.key.split(".").at(-1)]));
};
const userBy = async (email: string) => (await db().select().from(users).where(eq(users.email, email)))[0];
const studentOf = async (id: string) =>
  (await db().select().from(studentProfiles).where(eq(studentProfiles.userId, id)))[0];

let admin: Awaited<ReturnType<typeof asPerson>>;
beforeEach(async () => {
  admin = await asPerson(["support_admin"]);
});

describe("an import of people", () => {
  test("is for those who manage people; others do not even learn that it exists", async () => {
    const stranger = await asPerson(["student"]);
    const reader = await asPerson(["finance_manager"]);
    const { usn, email } = fresh();
    const text = `${HEAD}\n${line(usn, email)}\n`;
    expect(await outcome(() => begin(stranger.ctx, text))).toBe("forbidden");
    const id = await begin(admin.ctx, text);
    for (const { ctx } of [stranger, reader]) {
      expect(await getImport(ctx, PEOPLE_IMPORTS, id)).toBeNull();
      expect(await listImports(ctx, PEOPLE_IMPORTS)).toEqual([]);
      for (const act of [
        imports.startImport,
        imports.stopImport,
        imports.discardImport,
        imports.resumeImport,
      ])
        expect(await outcome(() => act(ctx, { importId: id }))).toBe("not_found");
      expect(await outcome(() => importReport(ctx, PEOPLE_IMPORTS, id, "identity.user.export"))).toBe(
        "not_found",
      );
    }
    expect(await userBy(email)).toBeUndefined();
    expect(await getImport(admin.ctx, ["content.redirects"], id)).toBeNull();
  });

  test("opens accounts without password, with role, confirmed number and a mail that lets its owner in", async () => {
    const { usn, email } = fresh();
    const run = await whole(
      admin.ctx,
      `\ufeff${HEAD.replaceAll(",", ";")}\n${usn};${email};Ada;Almeida;Textiles;3;+49 (30) 55-${1000 + n}\n`,
    );
    expect(run).toMatchObject({ status: "done", rowCount: 1, createdCount: 1, refusedCount: 0 });
    const user = await userBy(email);
    expect(user).toMatchObject({
      status: "pending_verification",
      passwordHash: null,
      emailVerifiedAt: null,
      firstName: "Ada",
      phoneNumber: `+493055${1000 + n}`,
    });
    const id = user?.id as string;
    expect(await studentOf(id)).toMatchObject({ usn, department: "Textiles", semester: 3 });
    expect((await studentOf(id))?.usnConfirmedAt).toBeInstanceOf(Date);
    const [grant] = await db().select().from(userRoles).where(eq(userRoles.userId, id));
    expect(grant).toMatchObject({ status: "active", decidedBy: admin.user.id });
    const { rows } = await pool().query("select 1 from point_wallets where user_id = $1", [id]);
    expect(rows).toHaveLength(1);
    const [mail] = await mailsTo(email);
    expect(mail?.text).toContain(user?.username);
    const token = /token=([\w-]+)/.exec(mail?.text ?? "")?.[1] as string;
    await resetPassword(makeCtx(), { token, password: "eleven wooden horses" });
    expect(await userBy(email)).toMatchObject({ status: "active" });
    expect((await userBy(email))?.emailVerifiedAt).toBeInstanceOf(Date);
    expect(await findFile(admin.ctx, run.fileId)).toBeNull();
  });

  test("writes nothing in the dry run, and names what is wrong by row and column", async () => {
    const [a, b] = [fresh(), fresh()];
    const taken = await makePerson([], { phoneNumber: `+4930777${1000 + n}` });
    const before = await db().$count(users);
    const rows = [
      line(a.usn, "no-address"),
      line(a.usn, b.email, "Ada,Almeida,Textiles,9,"),
      line(b.usn, b.email, "=cmd(),Almeida,Textiles,x,+12"),
      line("GH 1", b.email.toUpperCase(), ",,T,0,"),
      line(`Z${b.usn}`, `z${b.email}`, `Ada,,Textiles,1,${taken.phoneNumber}`),
      line(`Y${b.usn}`, `y${b.email}`, "Ada,,Textiles,8,"),
    ];
    const id = await begin(admin.ctx, `${HEAD}\n${rows.join("\n")}\n`);
    expect(await get(id)).toMatchObject({ status: "checked", rowCount: 6, refusedCount: 5 });
    const named = await faultsOf(id);
    expect(named[0]).toEqual([["email", "email"]]);
    expect(named[1]).toEqual([
      ["usn", "twice"],
      ["semester", "maxNumber"],
    ]);
    expect(named[2]?.map(([column]) => column).sort()).toEqual([
      "email",
      "first_name",
      "phone_number",
      "semester",
    ]);
    expect(named[3]?.map(([column]) => column).sort()).toEqual([
      "department",
      "email",
      "first_name",
      "semester",
      "usn",
    ]);
    expect(named[4]).toEqual([["phone_number", "phoneTaken"]]);
    expect(named[5]).toEqual([]);
    expect(await db().$count(users)).toBe(before);
    const run = await getImport(admin.ctx, PEOPLE_IMPORTS, id);
    expect(run).toMatchObject({ waiting: 1, moves: ["start", "discard"] });
    expect(run && (await listNotedRows(admin.ctx, run))).toHaveLength(5);
    const report = await (await importReport(admin.ctx, PEOPLE_IMPORTS, id, "identity.user.export")).text();
    expect(report.trim().split("\r\n")).toHaveLength(7);
    await imports.discardImport(admin.ctx, { importId: id });
    expect(await outcome(() => imports.startImport(admin.ctx, { importId: id }))).toBe("conflict");
    expect(await db().$count(importRows, eq(importRows.runId, id))).toBe(0);
  });

  test("refuses a file with wrong headings, and one with 50,001 rows", async () => {
    const wrong = await begin(admin.ctx, "usn,mail\n1,2\n");
    expect(await get(wrong)).toMatchObject({
      status: "refused",
      problem: { key: "errors.import.missingColumns" },
    });
    const many = Array.from({ length: 50_001 }, (_, i) => line(`GHM${i}`, `m${i}@example.test`));
    const big = await begin(admin.ctx, `${HEAD}\n${many.join("\n")}\n`);
    expect(await get(big)).toMatchObject({
      status: "refused",
      problem: { key: "errors.import.tooManyRows" },
    });
    expect(await db().$count(importRows, eq(importRows.runId, big))).toBe(0);
    expect(await outcome(() => imports.startImport(admin.ctx, { importId: big }))).toBe("conflict");
  }, 120_000);

  test("updates what the file names, and a second run changes nothing", async () => {
    const { usn, email } = fresh();
    await whole(admin.ctx, `${HEAD}\n${line(usn, email)}\n`);
    const again = await whole(admin.ctx, `${HEAD}\n${line(usn, email)}\n`);
    expect(again).toMatchObject({ createdCount: 0, updatedCount: 0, unchangedCount: 1 });
    const changed = await whole(
      admin.ctx,
      `usn,email,first_name,department,semester\n${usn.toLowerCase()},${email.toUpperCase()},Adele,Metalwork,4\n`,
    );
    expect(changed).toMatchObject({ updatedCount: 1, createdCount: 0 });
    const user = await userBy(email);
    expect(user).toMatchObject({ firstName: "Adele", lastName: "Almeida" });
    expect(await studentOf(user?.id as string)).toMatchObject({ usn, department: "Metalwork", semester: 4 });
    expect(await mailsTo(email)).toHaveLength(1);
  });

  test("takes a known person in by the address and tells of the role", async () => {
    const { usn } = fresh();
    const known = await makePerson(["client"]);
    const run = await whole(admin.ctx, `${HEAD}\n${line(usn, known.email)}\n`);
    expect(run).toMatchObject({ updatedCount: 1 });
    expect(await userBy(known.email)).toMatchObject({ status: "active", firstName: "Ada" });
    expect(await studentOf(known.id)).toMatchObject({ usn });
    const { rows } = await pool().query("select notice from notifications where user_id = $1", [known.id]);
    expect(rows).toEqual([{ notice: "identity.role_granted" }]);
  });

  test("overwrites nothing that was confirmed, and says so", async () => {
    const [a, b, c, d, e, f] = [fresh(), fresh(), fresh(), fresh(), fresh(), fresh()];
    const confirmed = new Date();
    const student = async (
      parts: Partial<typeof users.$inferInsert>,
      usn: string | null,
      at: Date | null,
    ) => {
      const user = await makePerson(["student"], parts);
      await db()
        .insert(studentProfiles)
        .values({ userId: user.id, usn, usnConfirmedAt: at, department: "Textiles", semester: 1 });
      return user;
    };
    const holder = await student(
      { phoneNumber: `+4930888${1000 + n}`, phoneVerifiedAt: confirmed },
      a.usn,
      confirmed,
    );
    const squatter = await makePerson([], { status: "pending_verification", emailVerifiedAt: null });
    const claimed = await student({}, c.usn, null);
    const proved = await student({ firstName: "Real", lastName: "Name" }, d.usn, confirmed);
    await db().insert(userVerifications).values({
      userId: proved.id,
      verificationType: "identity",
      status: "verified",
      evidence: [],
    });
    const chief = await makePerson(["finance_manager"]);
    const off = await student({ status: "inactive" }, f.usn, confirmed);
    const rows = [
      line(`Q${a.usn}`, holder.email), // the address has another confirmed number
      line(a.usn, `other${a.email}`, "Ada,,Textiles,2,"), // the number has another address
      line(b.usn, squatter.email), // signed up, never confirmed
      line(`Q${c.usn}`, claimed.email), // only claimed: replaced
      line(d.usn, proved.email), // name stays
      line(e.usn, chief.email), // an administrator
      line(f.usn, off.email), // switched off
    ];
    const run = await whole(admin.ctx, `${HEAD}\n${rows.join("\n")}\n`);
    expect(run).toMatchObject({ refusedCount: 5, updatedCount: 2 });
    expect(await faultsOf(run.id)).toEqual([
      [["usn", "numberConfirmed"]],
      [["email", "otherAddress"]],
      [["email", "unconfirmed"]],
      [["usn", "numberReplaced"]],
      [["first_name", "nameKept"]],
      [[null, "administrator"]],
      [[null, "inactive"]],
    ]);
    expect(await userBy(proved.email)).toMatchObject({ firstName: "Real", lastName: "Name" });
    expect(await studentOf(proved.id)).toMatchObject({ semester: 3 });
    expect(await studentOf(claimed.id)).toMatchObject({ usn: `Q${c.usn}` });
    expect(await studentOf(holder.id)).toMatchObject({ usn: a.usn, semester: 1 });
    const phone = await whole(
      admin.ctx,
      `${HEAD}\n${line(a.usn, holder.email, "Ada,,Textiles,2,+49 30 1234567")}\n`,
    );
    expect(await faultsOf(phone.id)).toEqual([[["phone_number", "phoneKept"]]]);
    expect(await userBy(holder.email)).toMatchObject({ phoneNumber: holder.phoneNumber });
  });

  test("takes mentors in, and consents to a request of theirs", async () => {
    const { usn, email } = fresh();
    const head = "employee_id,email,first_name,last_name,department,designation,mentee_limit";
    const asked = await asPerson();
    const { takeRole } = await import("../role/commands");
    await takeRole(asked.ctx, { role: "mentor", reason: "I would like to." });
    const text = `${head}\n${usn},${email},Oskar,Lindqvist,Textiles,Weaver,12\nQ${usn},${asked.user.email},Ida,,Textiles,Dyer,\n`;
    const run = await whole(admin.ctx, text, MENTOR_IMPORT);
    expect(run).toMatchObject({ createdCount: 1, updatedCount: 1 });
    const [made] = await db().select().from(mentorProfiles).where(eq(mentorProfiles.employeeId, usn));
    expect(made).toMatchObject({ designation: "Weaver", menteeLimit: 12 });
    const grants = await db().select().from(userRoles).where(eq(userRoles.userId, asked.user.id));
    expect(grants.map((g) => g.status)).toEqual(["active"]);
  });
});

describe("a run", () => {
  const many = (count: number) => {
    const people = Array.from({ length: count }, fresh);
    return { people, text: `${HEAD}\n${people.map((p) => line(p.usn, p.email)).join("\n")}\n` };
  };

  test("killed midway and begun again comes to the same end, each person once", async () => {
    const { people, text } = many(450);
    const id = await begin(admin.ctx, text);
    await imports.startImport(admin.ctx, { importId: id });
    // The connection dies in the second transaction, once its accounts are written and before it commits.
    await db().execute(sql`
      create function kill_midway() returns trigger language plpgsql as $$ begin
        if new.line > 300 then perform pg_terminate_backend(pg_backend_pid()); end if;
        return new; end $$`);
    await db().execute(
      sql`create trigger kill_midway before update on import_rows for each row execute function kill_midway()`,
    );
    await expect(runImport(job, id)).rejects.toThrow();
    await db().execute(sql`drop trigger kill_midway on import_rows`);
    await db().execute(sql`drop function kill_midway`);
    const half = await get(id);
    expect(half.status).toBe("running");
    expect(half.createdCount).toBe(200);
    const made = async () => db().$count(users, sql`${users.email}::text like 'ada.almeida%@example.test'`);
    const before = await made();
    // Two workers at once, as when one was taken for dead.
    await Promise.all([runImport(job, id), runImport(job, id)]);
    expect(await get(id)).toMatchObject({ status: "done", createdCount: 450, refusedCount: 0 });
    expect((await made()) - before).toBe(450 - half.createdCount);
    await runImport(job, id);
    expect(await get(id)).toMatchObject({ status: "done", createdCount: 450 });
    expect(await mailsTo(people[0]?.email as string)).toHaveLength(1);
    const histories = await pool().query(
      "select count(*)::int as n from status_history where reason_code = 'import' and entity_id = $1",
      [(await userBy(people[449]?.email as string))?.id],
    );
    expect(histories.rows[0].n).toBe(1);
  }, 60_000);

  test("a row that became impossible is refused alone, the others are taken", async () => {
    const { people, text } = many(5);
    const id = await begin(admin.ctx, text);
    const [first, , third] = people;
    await makePerson([], { email: third?.email, status: "pending_verification", emailVerifiedAt: null });
    await imports.startImport(admin.ctx, { importId: id });
    // Somebody takes a number between the look and the writing.
    await db().execute(
      sql.raw(`
      create function take_it() returns trigger language plpgsql as $$ begin
        if new.usn = '${first?.usn}' then raise unique_violation using constraint = 'student_profiles_usn_unique'; end if;
        return new; end $$;
      create trigger take_it before insert on student_profiles for each row execute function take_it();`),
    );
    await runImport(job, id);
    await db().execute(sql.raw("drop trigger take_it on student_profiles; drop function take_it"));
    expect(await get(id)).toMatchObject({ status: "done", createdCount: 3, refusedCount: 2 });
    expect((await faultsOf(id)).flat()).toEqual([
      ["usn", "usnTaken"],
      ["email", "unconfirmed"],
    ]);
    expect(await userBy(first?.email as string)).toBeUndefined();
  });

  test("stops after the rows in hand and goes on; one of a kind runs at a time", async () => {
    const [a, b] = [many(3), many(2)];
    const [one, two] = [await begin(admin.ctx, a.text), await begin(admin.ctx, b.text)];
    await imports.startImport(admin.ctx, { importId: one });
    expect(await outcome(() => imports.startImport(admin.ctx, { importId: two }))).toBe("conflict");
    expect(await outcome(() => imports.resumeImport(admin.ctx, { importId: one }))).toBe("conflict");
    await imports.stopImport(admin.ctx, { importId: one });
    await runImport(job, one);
    expect(await get(one)).toMatchObject({ status: "stopped", createdCount: 0 });
    await imports.resumeImport(admin.ctx, { importId: one });
    await runImport(job, one);
    expect(await get(one)).toMatchObject({ status: "done", createdCount: 3 });
    await imports.startImport(admin.ctx, { importId: two });
    await db().execute(
      sql`update import_runs set updated_at = now() - interval '10 minutes' where id = ${two}`,
    );
    expect((await getImport(admin.ctx, PEOPLE_IMPORTS, two))?.moves).toEqual(["stop", "resume"]);
    await imports.resumeImport(admin.ctx, { importId: two });
    await runImport(job, two);
    expect(await get(two)).toMatchObject({ status: "done" });
  });

  test("forgets the rows after some days, not the figures", async () => {
    const { text } = many(2);
    const run = await whole(admin.ctx, text);
    await db().execute(
      sql`update import_runs set updated_at = now() - interval '8 days' where id = ${run.id}`,
    );
    expect(await imports.forgetImportRows(job, 7, 1000)).toBeGreaterThanOrEqual(2);
    expect(await db().$count(importRows, eq(importRows.runId, run.id))).toBe(0);
    expect(await get(run.id)).toMatchObject({ createdCount: 2 });
  });
});
