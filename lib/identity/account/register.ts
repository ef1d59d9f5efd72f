import type { z } from "zod";
import { type Ctx, inTx } from "../../core/ctx";
import type { Registered, RegisterInput } from "./api";
import { applyForAccount } from "./apply";
import { createAccount } from "./create";
import { confirmsFirst } from "./even";

/**
 * Opens an account from an app, which then asks for tokens. Where addresses are confirmed first, whatever is taken
 * is answered like a new account. `passwordHash` is what `prepareAccount` answered.
 */
export async function register(
  ctx: Ctx,
  input: RegisterInput,
  passwordHash: string,
): Promise<z.output<typeof Registered>> {
  const account = {
    email: input.email,
    username: input.username,
    firstName: input.first_name,
    lastName: input.last_name,
    phoneNumber: input.phone_number,
    role: input.user_type,
    zone: input.time_zone,
    terms: input.terms_accepted ?? false,
  };
  if (await confirmsFirst()) {
    await applyForAccount(ctx, account, passwordHash, null);
    return { email: input.email, username: input.username, status: "pending_verification" };
  }
  const user = await inTx(ctx, (tx) => createAccount(tx, account, passwordHash, null));
  return { email: user.email, username: user.username, status: user.status };
}
