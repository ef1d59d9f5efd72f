import { eq } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { conflict, notFound } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import { port } from "../../core/ports";
import { mayManageUser } from "../access";
import { limitConfirmations } from "../account/confirm";
import { sendVerification } from "../account/mails";
import { sendWelcomeAgain } from "../account/welcome";
import { indexPerson } from "../person/search";
import { refreshCompletion } from "../profile/completion";
import { activeRoles, holdsAdminRole } from "../role/active";
import { mentorProfiles, studentProfiles } from "../schema/profiles";
import { users } from "../schema/users";
import type { EditPersonInput, MentorPlaceInput, StudentPlaceInput } from "./model";

/** The person, locked, for whoever may manage the account. Throws `not_found` for an absent or erased one. */
async function managed(tx: Ctx, userId: string) {
  const [row] = await tx.db
    .select({ user: users, roles: activeRoles(), isAdmin: holdsAdminRole() })
    .from(users)
    .where(eq(users.id, userId))
    .for("update");
  if (!row || row.user.erasedAt) throw notFound();
  allow(mayManageUser(tx.actor, { id: userId, isAdmin: row.isAdmin }));
  return row;
}

/** The names of the columns in which two rows differ. */
const changed = (before: Record<string, unknown> | undefined, after: Record<string, unknown>): string[] =>
  Object.keys(after).filter((key) => (before?.[key] ?? null) !== after[key]);

/** What every edit ends with: completeness, search, a note in the log, a word to the person. Nothing when nothing changed. */
async function finish(tx: Ctx, userId: string, fields: string[]): Promise<void> {
  if (!fields.length) return;
  await refreshCompletion(tx, userId);
  await indexPerson(tx, userId);
  await port("notify")(
    tx,
    "identity.profile_edited",
    [userId],
    { who: tx.actor.kind === "person" ? tx.actor.name : "–" },
    { dedupe: uuidv7(), link: "/account" },
  );
  tx.audit({
    action: "identity.user.edit",
    targetType: "identity.user",
    targetId: userId,
    changes: { fields },
  });
}

/** Corrects name, number and words of somebody's account. A phone number of somebody else fails by its constraint. */
export async function editPerson(ctx: Ctx, { userId, ...input }: EditPersonInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { user } = await managed(tx, userId);
    const after = {
      firstName: input.firstName,
      lastName: input.lastName ?? "",
      phoneNumber: input.phoneNumber ?? null,
      bio: input.bio || null,
    };
    const fields = changed(user, after);
    const phoneVerifiedAt = fields.includes("phoneNumber") ? null : user.phoneVerifiedAt;
    if (fields.length)
      await tx.db
        .update(users)
        .set({ ...after, phoneVerifiedAt })
        .where(eq(users.id, userId));
    await finish(tx, userId, fields);
  });
}

/** A number that stays and stays confirmed was confirmed when it was; a new one now. */
const confirmedAt = (confirmed: boolean, isSame: boolean, before: Date | null | undefined): Date | null =>
  confirmed ? (isSame && before) || new Date() : null;

/**
 * Says where a student belongs, confirmed or not. A number of somebody else fails by its constraint. Throws `conflict`
 * for somebody who is no student.
 */
export async function editStudentPlace(
  ctx: Ctx,
  { userId, confirmed, ...input }: StudentPlaceInput,
): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { roles } = await managed(tx, userId);
    if (!roles.includes("student")) throw conflict("identity.error.notInRole");
    const [before] = await tx.db
      .select()
      .from(studentProfiles)
      .where(eq(studentProfiles.userId, userId))
      .for("update");
    const place = {
      usn: input.usn ?? null,
      department: input.department ?? null,
      semester: input.semester ?? null,
      admissionYear: input.admissionYear ?? null,
      entryType: input.entryType,
    };
    const isSame = before?.usn === place.usn;
    const after = { ...place, usnConfirmedAt: confirmedAt(confirmed, isSame, before?.usnConfirmedAt) };
    const fields = changed(before, after);
    if (fields.length)
      await tx.db
        .insert(studentProfiles)
        .values({ userId, ...after })
        .onConflictDoUpdate({ target: studentProfiles.userId, set: after });
    await finish(tx, userId, fields);
  });
}

/**
 * Says where a mentor belongs, confirmed or not, and how many students the mentor takes; those there already stay.
 * Throws `conflict` for somebody who is no mentor.
 */
export async function editMentorPlace(
  ctx: Ctx,
  { userId, confirmed, ...input }: MentorPlaceInput,
): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { roles } = await managed(tx, userId);
    if (!roles.includes("mentor")) throw conflict("identity.error.notInRole");
    const [before] = await tx.db
      .select()
      .from(mentorProfiles)
      .where(eq(mentorProfiles.userId, userId))
      .for("update");
    const place = {
      employeeId: input.employeeId ?? null,
      department: input.department ?? null,
      designation: input.designation ?? null,
      menteeLimit: input.menteeLimit,
    };
    const isSame = before?.employeeId === place.employeeId;
    const after = {
      ...place,
      employeeIdConfirmedAt: confirmedAt(confirmed, isSame, before?.employeeIdConfirmedAt),
    };
    const fields = changed(before, after);
    if (fields.length)
      await tx.db
        .insert(mentorProfiles)
        .values({ userId, ...after })
        .onConflictDoUpdate({ target: mentorProfiles.userId, set: after });
    await finish(tx, userId, fields);
  });
}

/**
 * Mails somebody whose address waits for confirmation the message once more: link and code, or for an account that was
 * opened for them and has no password the link to choose one. Three an hour for each mailbox, whoever asks. Throws
 * `conflict` for a confirmed address and for an account that is off. Call it outside a transaction.
 */
export async function resendConfirmation(ctx: Ctx, { userId }: { userId: string }): Promise<void> {
  const { user } = await inTx(ctx, (tx) => managed(tx, userId));
  if (user.emailVerifiedAt) throw conflict("identity.error.emailConfirmed");
  if (user.status !== "active" && user.status !== "pending_verification")
    throw conflict("identity.error.notActive");
  await limitConfirmations(ctx, user.email);
  await inTx(ctx, async (tx) => {
    const { user: now } = await managed(tx, userId);
    if (now.emailVerifiedAt) throw conflict("identity.error.emailConfirmed");
    if (now.passwordHash) await sendVerification(tx, now, null);
    else await sendWelcomeAgain(tx, now);
    tx.audit({
      action: "identity.user.resend_confirmation",
      targetType: "identity.user",
      targetId: userId,
    });
  });
}
