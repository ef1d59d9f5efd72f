import { type Ctx, inTx, isImpersonated, personId } from "../../core/ctx";
import { isAppError } from "../../core/errors";
import type { FileRow } from "../../core/schema/core";
import { loadVerification } from "./commands";
import { mayReview } from "./model";

/**
 * Whether the caller may see a file of evidence: who uploaded it, and the reviewers who may decide on its proof. That
 * a reviewer looked is recorded.
 */
export async function mayReadEvidence(ctx: Ctx, file: FileRow): Promise<boolean> {
  const self = personId(ctx.actor);
  if (!self || isImpersonated(ctx.actor)) return false;
  if (file.ownerId === self) return true;
  if (file.subjectType !== "identity.verification" || !file.subjectId) return false;
  try {
    const { state } = await loadVerification(ctx, file.subjectId, false);
    if (!mayReview(ctx.actor, state)) return false;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
  await inTx(ctx, async (tx) =>
    tx.audit({
      action: "identity.verification.read_evidence",
      targetType: "identity.verification",
      targetId: file.subjectId as string,
      changes: { file: file.id },
    }),
  );
  return true;
}
