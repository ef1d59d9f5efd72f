import { eq } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { placeOf } from "../../core/wrapping";
import { clientProfiles, mentorProfiles, studentProfiles } from "../schema/profiles";
import { users } from "../schema/users";
import { sealerOf } from "../seal";
import { SEALED } from "./commands";
import { openStudent } from "./queries";

/**
 * The sealed facts of a person, opened, from whichever profile holds them. The caller has found that they may be read,
 * and records it.
 */
export async function personalFacts(ctx: Ctx, userId: string) {
  const [row] = await ctx.db
    .select({
      // First a column that every row has: where the first is null, Drizzle takes the whole joined row for absent.
      student: {
        userId: studentProfiles.userId,
        dateOfBirth: studentProfiles.dateOfBirth,
        address: studentProfiles.address,
        emergencyContactName: studentProfiles.emergencyContactName,
        emergencyContactPhone: studentProfiles.emergencyContactPhone,
      },
      mentorBirthDate: mentorProfiles.dateOfBirth,
      mentorAddress: mentorProfiles.address,
      clientAddress: clientProfiles.address,
    })
    .from(users)
    .leftJoin(studentProfiles, eq(studentProfiles.userId, users.id))
    .leftJoin(mentorProfiles, eq(mentorProfiles.userId, users.id))
    .leftJoin(clientProfiles, eq(clientProfiles.userId, users.id))
    .where(eq(users.id, userId));
  const sealer = await sealerOf(ctx, userId);
  const facts = openStudent(sealer, userId, row?.student ?? null);
  return {
    ...facts,
    birthDate: facts.birthDate ?? sealer.open(row?.mentorBirthDate, placeOf(SEALED.mentorBirthDate, userId)),
    address:
      facts.address ??
      sealer.open(row?.mentorAddress, placeOf(SEALED.mentorAddress, userId)) ??
      sealer.open(row?.clientAddress, placeOf(SEALED.clientAddress, userId)),
  };
}
