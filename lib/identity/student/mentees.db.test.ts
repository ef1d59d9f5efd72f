import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { auditLogs } from "../../core/schema/core";
import { saveStudentProfile } from "../profile/commands";
import { StudentProfileInput } from "../profile/model";
import { mentorProfiles } from "../schema/profiles";
import { asPerson, outcome } from "../testing/people";
import { assignMentor } from "./commands";
import { ownMentees, readEmergencyContact } from "./mentees";
import { AssignMentorInput } from "./model";

async function mentor() {
  const made = await asPerson(["mentor"]);
  await db().insert(mentorProfiles).values({ userId: made.user.id });
  return made;
}

test("the contact is opened by the student's own mentor alone, and each look is recorded", async () => {
  const [office, guide, other, student, silent] = [
    await asPerson(["support_admin"]),
    await mentor(),
    await mentor(),
    await asPerson(["student"]),
    await asPerson(["student"]),
  ];
  // Alone: no birth date, no address.
  const contact = { emergencyName: "Grace", emergencyPhone: "+37120000111" };
  await saveStudentProfile(student.ctx, StudentProfileInput.parse(contact));
  const studentIds = [student.user.id, silent.user.id];
  await assignMentor(office.ctx, AssignMentorInput.parse({ studentIds, mentorId: guide.user.id }));

  const mentees = await ownMentees(guide.ctx, 10);
  expect(new Map(mentees.map((m) => [m.id, m.hasContact]))).toEqual(
    new Map([
      [student.user.id, true],
      [silent.user.id, false],
    ]),
  );
  const input = { studentId: student.user.id };
  for (const { ctx } of [other, office, student, { ctx: makeCtx() }]) {
    expect(await ownMentees(ctx, 10)).toEqual([]);
    expect(await outcome(() => readEmergencyContact(ctx, input))).toBe("not_found");
  }
  expect(await readEmergencyContact(guide.ctx, input)).toEqual(contact);

  await assignMentor(office.ctx, AssignMentorInput.parse({ studentIds, mentorId: other.user.id }));
  expect(await outcome(() => readEmergencyContact(guide.ctx, input))).toBe("not_found");
  const looks = await db()
    .select({ by: auditLogs.actorId, whose: auditLogs.targetId })
    .from(auditLogs)
    .where(eq(auditLogs.action, "identity.student.read_contact"));
  expect(looks).toEqual([{ by: guide.user.id, whose: student.user.id }]);
});
