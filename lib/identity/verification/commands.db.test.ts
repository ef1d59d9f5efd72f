import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { jobCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { pgError } from "../../core/errors";
import { findFile, mayReadFile } from "../../core/files";
import { auditLogs, files, rateLimits } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { storeUpload } from "../../core/uploads";
import { createCompany } from "../company/commands";
import { CompanyInput } from "../company/model";
import { IDENTITY_CONSTRAINTS } from "../constraints";
import { companies } from "../schema/companies";
import { studentProfiles } from "../schema/profiles";
import { userVerifications } from "../schema/verifications";
import { actorOf, asPerson, makePerson, outcome } from "../testing/people";
import { EVIDENCE_RETENTION, tendVerifications } from "./clock";
import * as commands from "./commands";
import { SubmitInput } from "./model";

const PDF = Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
const evidence = async (ctx: Ctx) =>
  (await storeUpload(ctx, commands.EVIDENCE_KIND, { name: "card.pdf", body: PDF })).id;
const read = async (id: string) =>
  (await db().select().from(userVerifications).where(eq(userVerifications.id, id)))[0];
const submit = async (ctx: Ctx, parts: object = {}) =>
  commands.submitVerification(
    ctx,
    SubmitInput.parse({ type: "identity", documentNumber: "AB 123", files: [await evidence(ctx)], ...parts }),
  );

beforeEach(async () => void (await db().delete(rateLimits)));

test("a proof is its owner's to submit and take back, one of a kind at a time", async () => {
  expect(await outcome(() => submitAs(testCtx()))).toBe("unauthenticated");
  const { user, ctx } = await asPerson();
  const fileIds = await Promise.all(Array.from({ length: 4 }, () => evidence(ctx)));
  const tries = await Promise.all(
    fileIds.map((file) => outcome(() => submitAs(ctx, file)).catch(constraintOf)),
  );
  expect(tries.filter((r) => r === "ok")).toHaveLength(1);
  expect(tries.filter((r) => r === "conflict")).toHaveLength(3);
  const [row] = await db().select().from(userVerifications).where(eq(userVerifications.userId, user.id));
  const id = row?.id as string;
  expect(row?.documentNumber?.toString("latin1")).not.toContain("AB 123");
  const stranger = await asPerson();
  expect(await outcome(() => commands.withdrawVerification(stranger.ctx, { verificationId: id }))).toBe(
    "not_found",
  );
  await commands.withdrawVerification(ctx, { verificationId: id });
  expect((await read(id))?.status).toBe("withdrawn");
  const again = await submit(ctx);
  expect((await read(again.id))?.replacesId).toBe(id);
});
/** The refusal that adapters make of a known constraint. */
const constraintOf = (error: unknown) =>
  IDENTITY_CONSTRAINTS[pgError(error)?.constraint ?? ""]?.().code ?? String(error);
const submitAs = (ctx: Ctx, fileId = "00000000-0000-7000-8000-000000000000") =>
  commands.submitVerification(
    ctx,
    SubmitInput.parse({ type: "identity", documentNumber: "AB 123", files: [fileId] }),
  );

test("another person's file is no evidence of mine", async () => {
  const [one, other] = [await asPerson(), await asPerson()];
  const theirs = await evidence(other.ctx);
  expect(await outcome(() => submitAs(one.ctx, theirs))).toBe("invalid");
  expect(
    await db().select().from(userVerifications).where(eq(userVerifications.userId, one.user.id)),
  ).toEqual([]);
});

test("is decided by reviewers within their field, never on themselves or their own company", async () => {
  const { ctx } = await asPerson();
  const { id } = await submit(ctx);
  const input = { verificationId: id };
  const [recruiter, support] = [await asPerson(["recruitment_manager"]), await asPerson(["support_admin"])];
  for (const nobody of [(await asPerson()).ctx, ctx, recruiter.ctx]) {
    expect(await outcome(() => commands.approveVerification(nobody, input))).toBe("forbidden");
    expect(await outcome(() => commands.rejectVerification(nobody, { ...input, reason: "Unreadable" }))).toBe(
      "forbidden",
    );
    expect(await outcome(() => commands.revealDocument(nobody, input))).toBe("not_found");
  }
  const own = await submit(support.ctx);
  expect(await outcome(() => commands.approveVerification(support.ctx, { verificationId: own.id }))).toBe(
    "forbidden",
  );
  expect(await commands.revealDocument(support.ctx, input)).toEqual({ number: "AB 123" });
  const [seen] = await db().select().from(auditLogs).where(eq(auditLogs.targetId, id)).orderBy(auditLogs.seq);
  expect(seen).toBeDefined();
  const decided = await Promise.all([
    outcome(() => commands.approveVerification(support.ctx, input)),
    outcome(() => commands.rejectVerification(support.ctx, { ...input, reason: "Unreadable" })),
  ]);
  expect(decided.sort()).toEqual(["conflict", "ok"]);

  const boss = await asPerson(["recruitment_manager", "company"]);
  const company = await createCompany(boss.ctx, CompanyInput.parse({ name: "Own Ltd" }));
  const about = await submit(boss.ctx, { type: "company", companyId: company.id });
  expect(await outcome(() => commands.approveVerification(boss.ctx, { verificationId: about.id }))).toBe(
    "forbidden",
  );
  await commands.approveVerification(recruiter.ctx, { verificationId: about.id });
  const [verified] = await db().select().from(companies).where(eq(companies.id, company.id));
  expect(verified?.verifiedAt).not.toBe(null);
  await commands.expireVerification(recruiter.ctx, { verificationId: about.id, reason: "Struck off" });
  const [undone] = await db().select().from(companies).where(eq(companies.id, company.id));
  expect(undone?.verifiedAt).toBe(null);
});

test("a student's number is confirmed as it was proved, and no other", async () => {
  const user = await makePerson(["student"]);
  const ctx = testCtx(actorOf(user, ["student"]));
  expect(await outcome(() => submit(ctx, { type: "student" }))).toBe("invalid");
  await db()
    .insert(studentProfiles)
    .values({ userId: user.id, usn: "1RH21CS001", department: "CS", semester: 3 });
  const { id } = await submit(ctx, { type: "student" });
  const support = await asPerson(["support_admin"]);
  await db().update(studentProfiles).set({ usn: "1RH21CS999" }).where(eq(studentProfiles.userId, user.id));
  expect(await outcome(() => commands.approveVerification(support.ctx, { verificationId: id }))).toBe(
    "conflict",
  );
  await db().update(studentProfiles).set({ usn: "1RH21CS001" }).where(eq(studentProfiles.userId, user.id));
  await commands.approveVerification(support.ctx, { verificationId: id });
  const [profile] = await db().select().from(studentProfiles).where(eq(studentProfiles.userId, user.id));
  expect(profile?.usnConfirmedAt).not.toBe(null);
});

test("evidence is read by its owner and by reviewers, who leave a trace, and goes after ninety days", async () => {
  const { user, ctx } = await asPerson();
  const { id } = await submit(ctx);
  const row = await read(id);
  const file = (await findFile(ctx, row?.evidence[0]?.fileId as string)) as NonNullable<
    Awaited<ReturnType<typeof findFile>>
  >;
  const support = await asPerson(["support_admin"]);
  expect(await mayReadFile(ctx, file)).toBe(true);
  expect(await mayReadFile((await asPerson()).ctx, file)).toBe(false);
  expect(await mayReadFile(testCtx(), file)).toBe(false);
  const looking = testCtx(actorOf(user, [], { impersonatorId: support.user.id }));
  expect(await mayReadFile(looking, file)).toBe(false);
  expect(await mayReadFile(support.ctx, file)).toBe(true);
  const acts = await db().select().from(auditLogs).where(eq(auditLogs.targetId, id));
  expect(acts.map((a) => a.action)).toContain("identity.verification.read_evidence");
  await commands.rejectVerification(support.ctx, { verificationId: id, reason: "Unreadable" });
  const job = jobCtx("core.retention");
  expect(await EVIDENCE_RETENTION.action(job, 10)).toBe(0);
  await db()
    .update(userVerifications)
    .set({ decidedAt: new Date(Date.now() - 91 * 86_400_000) })
    .where(eq(userVerifications.id, id));
  expect(await EVIDENCE_RETENTION.action(job, 10)).toBe(1);
  const [gone] = await db().select().from(files).where(eq(files.id, file.id));
  expect([gone?.status, (await read(id))?.evidence]).toEqual(["deleted", []]);
});

test("a proof ends after its last day, once", async () => {
  const { ctx } = await asPerson();
  const { id } = await submit(ctx);
  const support = await asPerson(["support_admin"]);
  await commands.approveVerification(support.ctx, { verificationId: id });
  await db().update(userVerifications).set({ expiresOn: "2020-01-01" }).where(eq(userVerifications.id, id));
  const job = jobCtx("identity.tend-verifications");
  expect((await tendVerifications(job)).expired).toBe(1);
  expect((await read(id))?.status).toBe("expired");
  expect((await tendVerifications(job)).expired).toBe(0);
});
