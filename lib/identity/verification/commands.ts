import { and, desc, eq, isNull, ne } from "drizzle-orm";
import { hmac } from "../../core/crypto";
import { allow, type Ctx, inTx, personId } from "../../core/ctx";
import { conflict, notFound, unauthenticated } from "../../core/errors";
import { attachFile } from "../../core/files";
import { limit } from "../../core/limits";
import { checkMove } from "../../core/machine";
import { move, recordStatus } from "../../core/transition";
import { placeOf } from "../../core/wrapping";
import { requireVerified } from "../access";
import { ownedCompany } from "../company/commands";
import { positionOf } from "../company/membership";
import { holdsAdminRole } from "../role/active";
import { users } from "../schema/users";
import { userVerifications } from "../schema/verifications";
import { sealerOf } from "../seal";
import { applyEffect, profileNumber, undoEffect } from "./effects";
import {
  type ApproveInput,
  comparable,
  type ExpireInput,
  mayReview,
  REMINDER_DAYS,
  type RejectInput,
  type SubmitInput,
  typesFor,
  type VerificationState,
  verificationMachine,
} from "./model";
import { tellApplicant } from "./notices";

export const EVIDENCE_KIND = "verification_evidence";
export const DOCUMENT_NUMBER = { table: "user_verifications", key: "id", column: "document_number" };
const target = { table: userVerifications, id: userVerifications.id, status: userVerifications.status };
const SUBMISSIONS = { capacity: 20, perSeconds: 86_400 };

/** Rows about the same thing: a company's, or a person's own of one type. */
const sameThing = (row: { userId: string; companyId: string | null; type: VerificationState["type"] }) =>
  and(
    row.companyId
      ? eq(userVerifications.companyId, row.companyId)
      : and(eq(userVerifications.userId, row.userId), isNull(userVerifications.companyId)),
    eq(userVerifications.verificationType, row.type),
  );

/**
 * Submits a proof with one to five uploaded files, for the caller or for a company that the caller owns. The
 * document's number is sealed; an HMAC of it finds the same document elsewhere. Throws `conflict` while one waits,
 * or while one holds that does not end soon.
 */
export async function submitVerification(ctx: Ctx, input: SubmitInput): Promise<{ id: string }> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw unauthenticated();
  requireVerified(actor);
  await limit(ctx, `verifications:${actor.id}`, SUBMISSIONS);
  return inTx(ctx, async (tx) => {
    const companyId = input.companyId ?? null;
    if (companyId) {
      const { company } = await ownedCompany(tx, companyId);
      if (company.status !== "active") throw conflict("identity.error.companyNotActive");
    } else allow(typesFor(actor.roles).includes(input.type));
    const earlier = await tx.db
      .select()
      .from(userVerifications)
      .where(sameThing({ userId: actor.id, companyId, type: input.type }))
      .orderBy(desc(userVerifications.createdAt))
      .limit(20);
    if (earlier.some((v) => v.status === "pending")) throw conflict("identity.error.verificationPending");
    if (earlier.some((v) => v.status === "verified" && !endsSoon(v.expiresOn)))
      throw conflict("identity.error.verificationHolds");
    const number = (await profileNumber(tx, input.type, actor.id)) ?? input.documentNumber ?? null;
    const [row] = await tx.db
      .insert(userVerifications)
      .values({
        userId: actor.id,
        companyId,
        verificationType: input.type,
        evidence: [],
        documentIndex: number ? hmac("verification-document", comparable(number)) : null,
        replacesId: earlier[0]?.id ?? null,
      })
      .returning({ id: userVerifications.id });
    if (!row) throw new Error("An insert without conflict clause returned no row.");
    const evidence = [];
    for (const fileId of input.files) {
      const subject = { type: "identity.verification", id: row.id };
      const file = await attachFile(tx, fileId, EVIDENCE_KIND, subject, "files");
      evidence.push({ fileId, label: file.originalName });
    }
    const sealer = await sealerOf(tx, actor.id);
    const documentNumber = sealer.seal(number, placeOf(DOCUMENT_NUMBER, row.id));
    await tx.db
      .update(userVerifications)
      .set({ evidence, documentNumber })
      .where(eq(userVerifications.id, row.id));
    await recordStatus(tx, verificationMachine.entity, row.id, null, "pending");
    tx.audit({
      action: "identity.verification.submit",
      targetType: "identity.verification",
      targetId: row.id,
      changes: { type: input.type },
    });
    return { id: row.id };
  });
}

/** A proof may be renewed once its first reminder is due. */
const endsSoon = (expiresOn: string | null) =>
  expiresOn !== null && Date.parse(expiresOn) < Date.now() + REMINDER_DAYS[0] * 86_400_000;

/** A row with all that the machine asks about, locked when it is to be changed. Throws `not_found`. */
export async function loadVerification(ctx: Ctx, id: string, lock: boolean) {
  const query = ctx.db.select().from(userVerifications).where(eq(userVerifications.id, id));
  const [row] = await (lock ? query.for("update") : query);
  if (!row) throw notFound();
  const [user] = await ctx.db
    .select({ isAdmin: holdsAdminRole() })
    .from(users)
    .where(eq(users.id, row.userId));
  const position = row.companyId ? await positionOf(ctx, row.companyId, personId(ctx.actor)) : null;
  const state: VerificationState = {
    id: row.id,
    status: row.status,
    userId: row.userId,
    type: row.verificationType,
    userIsAdmin: user?.isAdmin ?? false,
    callersCompany: position !== null,
    callersOwnCompany: position === "owner",
  };
  return { row, state };
}

/** Takes back a proof that nobody has decided on. To others than its owner it is not there. */
export async function withdrawVerification(ctx: Ctx, input: { verificationId: string }): Promise<void> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  await inTx(ctx, async (tx) => {
    const { state } = await loadVerification(tx, input.verificationId, true);
    if (state.userId !== userId && !state.callersOwnCompany) throw notFound();
    await move(tx, verificationMachine, state, "withdraw", target);
    tx.audit({
      action: "identity.verification.withdraw",
      targetType: "identity.verification",
      targetId: state.id,
    });
  });
}

/** Accepts a proof: confirms the number, verifies the company. An older one of the same is replaced. */
export async function approveVerification(ctx: Ctx, input: ApproveInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { row, state } = await loadVerification(tx, input.verificationId, true);
    checkMove(verificationMachine, tx.actor, state, "approve");
    const sealer = await sealerOf(tx, row.userId);
    await applyEffect(tx, row, sealer.open(row.documentNumber, placeOf(DOCUMENT_NUMBER, row.id)));
    const set = {
      reviewerId: personId(tx.actor),
      adminNotes: input.notes ?? null,
      decidedAt: new Date(),
      expiresOn: input.expiresOn ?? null,
    };
    await move(tx, verificationMachine, state, "approve", { ...target, set });
    await replaceOlder(tx, row);
    await tellApplicant(tx, row, "verificationVerified");
    tx.audit({
      action: "identity.verification.approve",
      targetType: "identity.verification",
      targetId: row.id,
      changes: { type: row.verificationType },
    });
  });
}

/** Ends the older proofs of the same thing, whose effect the new one carries on. */
async function replaceOlder(tx: Ctx, row: typeof userVerifications.$inferSelect): Promise<void> {
  const old = await tx.db
    .update(userVerifications)
    .set({ status: "expired" })
    .where(
      and(
        sameThing({ userId: row.userId, companyId: row.companyId, type: row.verificationType }),
        eq(userVerifications.status, "verified"),
        ne(userVerifications.id, row.id),
      ),
    )
    .returning({ id: userVerifications.id });
  for (const { id } of old)
    await recordStatus(tx, verificationMachine.entity, id, "verified", "expired", { code: "replaced" });
}

/** Refuses a proof with a reason, which the person reads. */
export async function rejectVerification(ctx: Ctx, input: RejectInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { row, state } = await loadVerification(tx, input.verificationId, true);
    const set = {
      reviewerId: personId(tx.actor),
      rejectionReason: input.reason,
      adminNotes: input.notes ?? null,
      decidedAt: new Date(),
    };
    const to = { ...target, set };
    await move(tx, verificationMachine, state, "reject", to, { text: input.reason });
    await tellApplicant(tx, row, "verificationRejected", { reason: input.reason });
    tx.audit({
      action: "identity.verification.reject",
      targetType: "identity.verification",
      targetId: row.id,
      changes: { type: row.verificationType },
    });
  });
}

/** Ends a proof before its time, with a reason; what it did is undone. */
export async function expireVerification(ctx: Ctx, input: ExpireInput): Promise<void> {
  await inTx(ctx, (tx) => expire(tx, input.verificationId, input.reason));
}

/** Ends a proof whose time is over, or that a reviewer no longer believes. */
export async function expire(tx: Ctx, id: string, reason: string | null): Promise<void> {
  const { row, state } = await loadVerification(tx, id, true);
  if (tx.actor.kind === "job" && row.status !== "verified") return;
  const set = reason ? { rejectionReason: reason } : {};
  await move(
    tx,
    verificationMachine,
    state,
    "expire",
    { ...target, set },
    reason ? { text: reason } : { code: "expires_on" },
  );
  await undoEffect(tx, row);
  await tellApplicant(tx, row, "verificationExpired", { reason: reason ?? "–" });
  tx.audit({
    action: "identity.verification.expire",
    targetType: "identity.verification",
    targetId: row.id,
    changes: { type: row.verificationType },
  });
}

/** Shows a reviewer the number of a document; that it was read is recorded. Null without one or once erased. */
export async function revealDocument(
  ctx: Ctx,
  input: { verificationId: string },
): Promise<Record<string, string | null>> {
  return inTx(ctx, async (tx) => {
    const { row, state } = await loadVerification(tx, input.verificationId, false);
    if (!mayReview(tx.actor, state)) throw notFound();
    const sealer = await sealerOf(tx, row.userId);
    tx.audit({
      action: "identity.verification.read_number",
      targetType: "identity.verification",
      targetId: row.id,
    });
    return { number: sealer.open(row.documentNumber, placeOf(DOCUMENT_NUMBER, row.id)) };
  });
}
