"use server";

import { action } from "../../core/action";
import * as commands from "./commands";
import { ApproveInput, ExpireInput, RejectInput, SubmitInput, VerificationId } from "./model";

const reviewer = { access: { permission: "verifications.review" } } as const;

export const submitVerification = action(
  SubmitInput,
  (ctx, input) => commands.submitVerification(ctx, input),
  { access: "signed-in", success: "identity.done.verificationSubmitted" },
);
export const withdrawVerification = action(
  VerificationId,
  (ctx, input) => commands.withdrawVerification(ctx, input),
  { access: "signed-in", success: "identity.done.verificationWithdrawn" },
);
export const approveVerification = action(
  ApproveInput,
  (ctx, input) => commands.approveVerification(ctx, input),
  { ...reviewer, success: "identity.done.verificationApproved" },
);
export const rejectVerification = action(
  RejectInput,
  (ctx, input) => commands.rejectVerification(ctx, input),
  { ...reviewer, success: "identity.done.verificationRejected" },
);
export const expireVerification = action(
  ExpireInput,
  (ctx, input) => commands.expireVerification(ctx, input),
  { ...reviewer, success: "identity.done.verificationExpired" },
);
export const revealDocument = action(VerificationId, (ctx, input) => commands.revealDocument(ctx, input), {
  ...reviewer,
});
