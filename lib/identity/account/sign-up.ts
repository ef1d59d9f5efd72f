import { type Ctx, inTx } from "../../core/ctx";
import { deviceHashOf, openLogin, type SignedIn } from "../session/commands";
import type { Device } from "../session/model";
import { applyForAccount } from "./apply";
import { createAccount, prepareAccount } from "./create";
import { confirmsFirst } from "./even";
import type { SignUpInput } from "./model";

/**
 * Opens an account in a browser and signs the person in; where addresses are confirmed first, answers null and the
 * mail tells the rest. Call it outside a transaction.
 */
export async function signUp(ctx: Ctx, input: SignUpInput, device: Device): Promise<SignedIn | null> {
  const passwordHash = await prepareAccount(ctx, input);
  if (await confirmsFirst()) {
    await applyForAccount(ctx, input, passwordHash, deviceHashOf(device));
    return null;
  }
  return inTx(ctx, async (tx) => {
    const user = await createAccount(tx, input, passwordHash, deviceHashOf(device));
    return openLogin(tx, user, device, { zone: input.zone });
  });
}
