import { and, asc, eq, isNull } from "drizzle-orm";
import { mentorProfiles, studentProfiles } from "../../identity/schema/profiles";
import { users } from "../../identity/schema/users";
import type { EndorserRelation } from "../registries";

/** The mentor of a student, the first reason to vouch; training, campus and others give more. */
export const MENTOR: EndorserRelation = {
  kind: "mentor",
  label: "skills.relation.mentor",
  async relates(ctx, endorserId, userId) {
    // Locked, so that a change of mentor and an endorsement do not cross.
    const [row] = await ctx.db
      .select({ id: studentProfiles.userId })
      .from(studentProfiles)
      .where(and(eq(studentProfiles.userId, userId), eq(studentProfiles.mentorId, endorserId)))
      .for("share");
    return Boolean(row);
  },
  async people(ctx, endorserId, limit) {
    const rows = await ctx.db
      .select({ id: studentProfiles.userId })
      .from(studentProfiles)
      .innerJoin(users, eq(users.id, studentProfiles.userId))
      .where(
        and(eq(studentProfiles.mentorId, endorserId), eq(users.status, "active"), isNull(users.erasedAt)),
      )
      .orderBy(asc(users.firstName), asc(users.lastName))
      .limit(limit);
    return rows.map((row) => row.id);
  },
  async endorsers(ctx, userId, limit) {
    const rows = await ctx.db
      .select({ id: mentorProfiles.userId })
      .from(studentProfiles)
      .innerJoin(mentorProfiles, eq(mentorProfiles.userId, studentProfiles.mentorId))
      .innerJoin(users, eq(users.id, mentorProfiles.userId))
      .where(and(eq(studentProfiles.userId, userId), eq(users.status, "active"), isNull(users.erasedAt)))
      .limit(limit);
    return rows.map((row) => row.id);
  },
};
