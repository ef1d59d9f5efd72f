import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { type Ctx, makeCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { auditLogs, rateLimits } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { mailsTo } from "../../notifications/testing/mails";
import { confirmEmail } from "../account/confirm";
import { previewReset } from "../account/password";
import { mentorProfiles, studentProfiles } from "../schema/profiles";
import { users } from "../schema/users";
import { asPerson, device, makePerson, outcome, PASSWORD } from "../testing/people";
import * as edit from "./edit";
import { getEditablePerson } from "./edit-queries";
import { MentorPlaceInput, StudentPlaceInput } from "./model";

const read = async (id: string) => (await db().select().from(users).where(eq(users.id, id)))[0];
const student = async (id: string) =>
  (await db().select().from(studentProfiles).where(eq(studentProfiles.userId, id)))[0];
const mentor = async (id: string) =>
  (await db().select().from(mentorProfiles).where(eq(mentorProfiles.userId, id)))[0];
const waiting = { status: "pending_verification", emailVerifiedAt: null } as const;

beforeEach(async () => void (await db().delete(rateLimits)));

test("a person is corrected by support, not by strangers, by oneself, or on admins", async () => {
  const [stranger, support, chief] = [
    await asPerson(["student"]),
    await asPerson(["support_admin"]),
    await asPerson(["super_admin"]),
  ];
  const [member, colleague] = [
    await makePerson(["student", "mentor"], waiting),
    await makePerson(["finance_manager"], waiting),
  ];
  const acts: ((ctx: Ctx, userId: string) => Promise<unknown>)[] = [
    (ctx, userId) => edit.editPerson(ctx, { userId, firstName: "Ann" }),
    (ctx, userId) => edit.editStudentPlace(ctx, StudentPlaceInput.parse({ userId })),
    (ctx, userId) => edit.editMentorPlace(ctx, MentorPlaceInput.parse({ userId, menteeLimit: 3 })),
    (ctx, userId) => edit.resendConfirmation(ctx, { userId }),
  ];
  for (const act of acts) {
    const go = (ctx: Ctx, userId: string) => outcome(() => act(ctx, userId));
    expect(await go(makeCtx(), member.id)).toBe("forbidden");
    expect(await go(stranger.ctx, member.id)).toBe("forbidden");
    expect(await go(support.ctx, support.user.id)).toBe("forbidden");
    expect(await go(support.ctx, colleague.id)).toBe("forbidden");
    expect(await go(chief.ctx, colleague.id)).toMatch(/^(ok|conflict)$/);
    expect(await go(support.ctx, crypto.randomUUID())).toBe("not_found");
    expect(await go(support.ctx, member.id)).toBe("ok");
  }
  expect(await getEditablePerson(stranger.ctx, member.id)).toBeNull();
  expect(await getEditablePerson(support.ctx, colleague.id)).toBeNull();
  expect(await getEditablePerson(support.ctx, member.id)).toMatchObject({
    account: { firstName: "Ann" },
    mentor: { menteeLimit: 3 },
  });
});

test("what was corrected is told to the person once, noted without values, and a new number is unconfirmed", async () => {
  const support = await asPerson(["support_admin"]);
  const user = await makePerson([], { phoneNumber: "+4930111222333", phoneVerifiedAt: new Date() });
  const input = { userId: user.id, firstName: "Ann", lastName: "Quarry", phoneNumber: "+4930111222334" };
  await edit.editPerson(support.ctx, input);
  expect(await read(user.id)).toMatchObject({
    firstName: "Ann",
    lastName: "Quarry",
    phoneNumber: "+4930111222334",
    phoneVerifiedAt: null,
  });
  await edit.editPerson(support.ctx, input);
  const told = (await mailsTo(user.email)).filter((m) => m.category === "identity.profile_edited");
  expect(told).toHaveLength(1);
  const logged = await db().select().from(auditLogs).where(eq(auditLogs.targetId, user.id));
  const entries = logged.filter((row) => row.action === "identity.user.edit");
  expect(entries.map((row) => row.changes)).toEqual([{ fields: ["firstName", "lastName", "phoneNumber"] }]);
  const other = await makePerson();
  await expect(edit.editPerson(support.ctx, { ...input, userId: other.id })).rejects.toMatchObject({
    cause: { constraint: "users_phone_unique" },
  });
});

test("a student's place is corrected where the student cannot; a confirmation stays with its number", async () => {
  const support = await asPerson(["support_admin"]);
  const user = await makePerson(["student"]);
  const place = { userId: user.id, usn: "1gh21cs001", department: "Masonry", semester: 3 };
  const save = (more: object) =>
    edit.editStudentPlace(support.ctx, StudentPlaceInput.parse({ ...place, ...more }));
  await save({ confirmed: true });
  const first = await student(user.id);
  expect(first).toMatchObject({ usn: "1GH21CS001", department: "Masonry", semester: 3 });
  expect(first?.usnConfirmedAt).toBeInstanceOf(Date);
  await save({ confirmed: true, semester: 4 });
  expect((await student(user.id))?.usnConfirmedAt).toEqual(first?.usnConfirmedAt);
  await save({ confirmed: true, usn: "1GH21CS002" });
  expect((await student(user.id))?.usnConfirmedAt).not.toEqual(first?.usnConfirmedAt);
  await save({});
  expect((await student(user.id))?.usnConfirmedAt).toBeNull();
  expect(StudentPlaceInput.safeParse({ userId: user.id, confirmed: true }).success).toBe(false);
  expect(StudentPlaceInput.safeParse({ ...place, semester: 9 }).success).toBe(false);
  expect(StudentPlaceInput.safeParse({ userId: user.id, usn: "1GH21CS001" }).success).toBe(false);
  const other = await makePerson();
  expect(
    await outcome(() => edit.editStudentPlace(support.ctx, StudentPlaceInput.parse({ userId: other.id }))),
  ).toBe("conflict");
});

test("a mentor's place and limit are the institution's to say", async () => {
  const support = await asPerson(["support_admin"]);
  const user = await makePerson(["mentor"]);
  const input = { userId: user.id, employeeId: "e-77", department: "Masonry", designation: "Master" };
  await edit.editMentorPlace(
    support.ctx,
    MentorPlaceInput.parse({ ...input, menteeLimit: 5, confirmed: true }),
  );
  expect(await mentor(user.id)).toMatchObject({
    employeeId: "E-77",
    menteeLimit: 5,
    employeeIdConfirmedAt: expect.any(Date),
  });
  expect(MentorPlaceInput.safeParse({ ...input, menteeLimit: 1001 }).success).toBe(false);
  expect(MentorPlaceInput.safeParse({ ...input, menteeLimit: -1 }).success).toBe(false);
});

test("the confirmation is sent again, three times an hour, and the older link ends", async () => {
  const support = await asPerson(["support_admin"]);
  const user = await makePerson([], waiting);
  const send = () => outcome(() => edit.resendConfirmation(support.ctx, { userId: user.id }));
  const tokens = async () =>
    (await mailsTo(user.email)).map((m) => /token=([\w-]+)/.exec(m.text)?.[1] as string);
  expect([await send(), await send(), await send(), await send()]).toEqual(["ok", "ok", "ok", "unavailable"]);
  const sent = await tokens();
  expect(sent).toHaveLength(3);
  const confirm = (token: string | undefined) =>
    outcome(() => confirmEmail(testCtx(), { token, password: PASSWORD }, device()));
  expect(await confirm(sent[0])).toBe("invalid");
  expect(await confirm(sent[2])).toBe("ok");
  await db().delete(rateLimits);
  expect(await send()).toBe("conflict");
});

test("whose account was opened by the institution gets the link to choose a password once more", async () => {
  const support = await asPerson(["support_admin"]);
  const user = await makePerson([], { ...waiting, passwordHash: null });
  for (let i = 0; i < 2; i++) await edit.resendConfirmation(support.ctx, { userId: user.id });
  const mails = (await mailsTo(user.email)).filter((m) => m.category === "identity.mail.welcome");
  const [old, fresh] = mails.map((m) => /token=([\w-]+)/.exec(m.text)?.[1] as string);
  expect(await previewReset(testCtx(), old ?? "")).toBeNull();
  expect(await previewReset(testCtx(), fresh ?? "")).toBe(user.email);
  const off = await makePerson([], { ...waiting, status: "suspended" });
  expect(await outcome(() => edit.resendConfirmation(support.ctx, { userId: off.id }))).toBe("conflict");
});
