import { eq, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { AppError } from "../../core/errors";
import { tellNewDevice } from "../account/mails";
import { hasSecondFactor, verifySecondFactor } from "../factor/verify";
import { refreshTokens, sessions } from "../schema/sessions";
import { checkLogin, noteLogin } from "../session/commands";
import { type AppDevice, openFamily } from "./commands";
import type { TokenInput, TokenPair } from "./model";

/** Apps keep no device cookie, so none of them passes a lock as a known browser does. */
const NO_DEVICE = "";

/**
 * Signs an app in with name, password and, where the person has one, a code of the second factor. Fails as a
 * browser's sign-in does; without the code it throws `unauthenticated` with the code `mfa_required`. Call it outside
 * a transaction.
 */
export async function signInApp(
  ctx: Ctx,
  input: Omit<TokenInput, "device_name">,
  app: AppDevice,
): Promise<{ userId: string; pair: TokenPair }> {
  const identifier = input.email ?? input.username ?? "";
  const user = await checkLogin(ctx, { identifier, password: input.password }, NO_DEVICE);
  if (await hasSecondFactor(ctx, user.id)) {
    if (!input.otp) throw refused("identity.error.mfaRequired", "mfa_required");
    if (!(await verifySecondFactor(ctx, user.id, input.otp)))
      throw refused("identity.error.wrongFactor", "mfa_invalid");
  }
  return inTx(ctx, async (tx) => {
    await noteLogin(tx, user);
    const isFirst = await neverSignedIn(tx, user.id);
    const { familyId, pair } = await openFamily(tx, user.id, app);
    if (!isFirst) await tellNewDevice(tx, user.id, app.name ?? app.build ?? "", familyId);
    tx.audit({
      action: "identity.family.open",
      targetType: "identity.user",
      targetId: user.id,
      by: { userId: user.id, login: familyId },
    });
    return { userId: user.id, pair };
  });
}

const refused = (key: string, code: string) => new AppError("unauthenticated", key, {}, {}, { code });

async function neverSignedIn(ctx: Ctx, userId: string): Promise<boolean> {
  const { rows } = await ctx.db.execute<{ any: boolean }>(sql`
    select exists(select 1 from ${sessions} where ${eq(sessions.userId, userId)})
        or exists(select 1 from ${refreshTokens} where ${eq(refreshTokens.userId, userId)}) as any`);
  return !rows[0]?.any;
}
