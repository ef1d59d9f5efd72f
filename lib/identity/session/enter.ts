import { redirect } from "next/navigation";
import type { Ctx } from "../../core/ctx";
import { isAppError } from "../../core/errors";
import { localePath } from "../../core/i18n/locales";
import { openSession } from "../../core/session";
import type { SignedIn } from "./commands";
import { keepTheme } from "./device";
import { safeNext } from "./model";

/**
 * Lets a browser in: writes the login cookie and the person's theme. Answers where to go: the checked return address,
 * else the person's first page. In actions and route handlers only.
 */
export async function enter(ctx: Ctx, login: SignedIn, next?: string | null): Promise<string> {
  await openSession(login.sessionId);
  if (login.theme) await keepTheme(login.theme);
  return safeNext(next) ?? localePath(ctx.locale, login.home);
}

/**
 * For a `catch` around the right proof of a switched-off account: its owner is asked whether to come back. Anything
 * else is thrown again. In actions only.
 */
export function offerReturn(ctx: Ctx, error: unknown): never {
  const { comeBack } = ((isAppError(error) && error.detail) || {}) as { comeBack?: string };
  if (comeBack) redirect(localePath(ctx.locale, `/come-back?token=${comeBack}`));
  throw error;
}
