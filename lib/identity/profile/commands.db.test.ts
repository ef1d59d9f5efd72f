import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { updateProfile } from "../account/commands";
import { ProfileInput } from "../account/model";
import { mentorProfiles, studentProfiles } from "../schema/profiles";
import { asPerson, outcome } from "../testing/people";
import * as commands from "./commands";
import { MentorProfileInput, StudentProfileInput } from "./model";
import { getOwnMentorProfile, getOwnStudentProfile, ownProfileSteps } from "./queries";

const student = (input: object) => StudentProfileInput.parse(input);
const rowOf = async (userId: string) => {
  const [row] = await db().select().from(studentProfiles).where(eq(studentProfiles.userId, userId));
  return row;
};
const full = {
  birthDate: "2004-03-12",
  address: "12 Canal Street, Riga",
  emergencyName: "Vera Petrova",
  emergencyPhone: "+371 20 000 000",
};

describe("a role's profile", () => {
  test("is written by holders of the role alone, each their own", async () => {
    const [one, other] = [await asPerson(["student"]), await asPerson(["client"])];
    await commands.saveStudentProfile(one.ctx, student({ ...full, department: "Textiles" }));
    expect(await outcome(() => commands.saveStudentProfile(other.ctx, student(full)))).toBe("forbidden");
    expect(await outcome(() => commands.saveStudentProfile(testCtx(), student(full)))).toBe(
      "unauthenticated",
    );
    for (const save of [
      () => commands.saveMentorProfile(one.ctx, MentorProfileInput.parse({})),
      () => commands.saveInstructorProfile(one.ctx, { headline: "Looms", expertise: [] }),
      () => commands.saveClientProfile(one.ctx, {}),
      () =>
        commands.saveProviderProfile(one.ctx, {
          businessName: "x",
          experience: "y",
          experienceYears: 1,
          serviceAreas: [],
          days: [],
        }),
      () => commands.saveAdminProfile(one.ctx, { jobTitle: "Dean" }),
    ])
      expect(await outcome(save)).toBe("forbidden");
    expect(await rowOf(other.user.id)).toBeUndefined();
    const mine = await getOwnStudentProfile(one.ctx);
    expect(mine).toMatchObject({ ...full, emergencyPhone: "+37120000000", department: "Textiles" });
    expect((await getOwnStudentProfile(other.ctx)).birthDate).toBe(null);
  });

  test("keeps birth date, address and emergency contact sealed", async () => {
    const { user, ctx } = await asPerson(["student"]);
    await commands.saveStudentProfile(ctx, student(full));
    const row = await rowOf(user.id);
    const bytes = [row?.dateOfBirth, row?.address, row?.emergencyContactName, row?.emergencyContactPhone];
    for (const sealed of bytes) expect(sealed?.toString("latin1")).not.toMatch(/2004|Canal|Vera|371/);
  });

  test("cannot take a number that somebody has, nor change what was confirmed", async () => {
    const [one, other] = [await asPerson(["student"]), await asPerson(["student"])];
    const enrolled = { usn: "PR-0001", department: "Ceramics", semester: 2 };
    await commands.saveStudentProfile(one.ctx, student(enrolled));
    await expect(commands.saveStudentProfile(other.ctx, student(enrolled))).rejects.toThrow();
    await db()
      .update(studentProfiles)
      .set({ usnConfirmedAt: new Date() })
      .where(eq(studentProfiles.userId, one.user.id));
    await commands.saveStudentProfile(
      one.ctx,
      student({ ...full, usn: "PR-0002", department: "Metalwork", semester: 8 }),
    );
    expect(await getOwnStudentProfile(one.ctx)).toMatchObject({ ...enrolled, address: full.address });
  });

  test("of a mentor keeps what was confirmed with the employee id", async () => {
    const { user, ctx } = await asPerson(["mentor"]);
    const place = { employeeId: "E-100", department: "Textiles", designation: "Weaver" };
    await commands.saveMentorProfile(ctx, MentorProfileInput.parse(place));
    await db()
      .update(mentorProfiles)
      .set({ employeeIdConfirmedAt: new Date() })
      .where(eq(mentorProfiles.userId, user.id));
    await commands.saveMentorProfile(
      ctx,
      MentorProfileInput.parse({ ...place, designation: "Dean", address: "Loom Lane 3" }),
    );
    expect(await getOwnMentorProfile(ctx)).toMatchObject({ ...place, address: "Loom Lane 3" });
  });

  test("is complete when nothing is missing, and stops being so, whichever command changed it", async () => {
    const { user, ctx } = await asPerson(["student"]);
    const account = (input: object) =>
      updateProfile(ctx, ProfileInput.parse({ firstName: "Ada", language: "en", timeZone: "UTC", ...input }));
    const completed = async () => (await rowOf(user.id))?.profileCompletedAt ?? null;
    await commands.saveStudentProfile(ctx, student(full));
    expect(await completed()).toBe(null);
    await account({ phoneNumber: `+4930${user.id.replace(/\D/g, "").slice(-9)}` });
    const since = await completed();
    expect(since).not.toBe(null);
    expect((await ownProfileSteps(ctx, "student")).every((s) => s.done)).toBe(true);
    await commands.saveStudentProfile(ctx, student({ ...full, address: "Elsewhere 1" }));
    expect(await completed()).toEqual(since);
    await account({});
    expect(await completed()).toBe(null);
  });

  test("is kept true when account and profile are saved at once", async () => {
    const { user, ctx } = await asPerson(["student"]);
    const phoneNumber = `+4931${user.id.replace(/\D/g, "").slice(-9)}`;
    await commands.saveStudentProfile(ctx, student({}));
    await Promise.all([
      commands.saveStudentProfile(ctx, student(full)),
      updateProfile(
        ctx,
        ProfileInput.parse({ firstName: "Ada", language: "en", timeZone: "UTC", phoneNumber }),
      ),
    ]);
    expect((await rowOf(user.id))?.profileCompletedAt).not.toBe(null);
  });
});
