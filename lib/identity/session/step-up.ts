import { z } from "zod";
import { randomToken } from "../../core/crypto";
import type { Ctx, PersonActor } from "../../core/ctx";
import { invalid, unauthenticated } from "../../core/errors";
import { Password } from "../account/model";
import { SecondFactorCode } from "../factor/model";
import { verifySecondFactor } from "../factor/verify";
import { confirmPassword, deviceHashOf, noteStepUp } from "./commands";

/** What an app sends along where a screen would ask for the password again. */
export const StepUp = z.object({
  password: Password.optional().describe("The password again; or give `otp`."),
  otp: SecondFactorCode.optional().describe("A code of the second factor in place of the password."),
});

/**
 * The caller with the password, or a code of the second factor, given just now. Throttled as a sign-in is. Throws
 * `invalid` at the field. Call it outside a transaction.
 */
export async function stepUp(ctx: Ctx, proof: z.output<typeof StepUp>): Promise<PersonActor> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw unauthenticated();
  // Apps keep no device cookie: none of them passes a lock as a known browser does.
  const device = { token: randomToken(), userAgent: "" };
  if (proof.password) await confirmPassword(ctx, { password: proof.password }, device);
  else if (!proof.otp) throw invalid("errors.invalid", { password: "errors.required" });
  else if (await verifySecondFactor(ctx, actor.id, proof.otp, deviceHashOf(device))) await noteStepUp(actor);
  else throw invalid("errors.invalid", { otp: "identity.error.wrongFactor" });
  return { ...actor, reauthenticatedAt: new Date() };
}
