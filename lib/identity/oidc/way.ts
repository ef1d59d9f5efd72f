import { type Ctx, inTx, isImpersonated, type PersonActor } from "../../core/ctx";
import { isAppError } from "../../core/errors";
import { localePath } from "../../core/i18n/locales";
import { log } from "../../core/log";
import { hasSecondFactor } from "../factor/verify";
import * as sessions from "../session/commands";
import { keepDevice } from "../session/device";
import { enter } from "../session/enter";
import { safeNext } from "../session/model";
import { PENDING_LOGIN, pendingOf } from "../session/pending";
import { dropTicket, keepTicket, readTicket } from "../ticket/cookie";
import * as commands from "./commands";
import type { Claims, Failure, Purpose } from "./model";
import { beginAt, redeemAt } from "./providers";
import { NEWCOMER, WAY, type Way } from "./tickets";

const SECURITY = "/account/security";

const person = (ctx: Ctx): PersonActor | null => (ctx.actor.kind === "person" ? ctx.actor : null);

/**
 * Sends a browser to a provider: keeps what must come back, and answers the address; where the provider cannot be
 * reached, that of the page that says so. In actions and route handlers only.
 */
export async function leaveFor(
  ctx: Ctx,
  provider: string,
  purpose: Purpose,
  next: string | null,
): Promise<string> {
  try {
    const fresh = purpose === "step_up";
    const { url, secrets } = await beginAt(provider, { fresh, locale: ctx.locale });
    const sessionId = person(ctx)?.sessionId ?? null;
    await keepTicket(WAY, { provider, purpose, secrets, sessionId, next, locale: ctx.locale });
    return url;
  } catch (error) {
    if (isAppError(error)) throw error;
    log().warn({ err: error, provider }, "an OpenID provider could not be reached");
    return failed(ctx, purpose, "provider");
  }
}

/** Where a failed way ends: on the page that it began at, which says why. */
function failed(ctx: Ctx, purpose: Purpose, failure: Failure): string {
  const page = purpose === "sign_in" ? "/sign-in" : SECURITY;
  return localePath(ctx.locale, `${page}?failed=${failure}`);
}

/**
 * Receives a browser that comes back from a provider, and answers where it goes next. The ticket works once: it is
 * taken out before anything else. In route handlers only.
 */
export async function comeBackFrom(from: Ctx, provider: string, search: string): Promise<string> {
  const way = await readTicket(WAY);
  await dropTicket(WAY);
  if (!way || way.provider !== provider) return failed(from, way?.purpose ?? "sign_in", "expired");
  const ctx = { ...from, locale: way.locale };
  if (isImpersonated(ctx.actor)) return failed(ctx, way.purpose, "refused");
  let claims: Claims;
  try {
    claims = await redeemAt(provider, search, way.secrets, { fresh: way.purpose === "step_up" });
  } catch (error) {
    const { error: reason } = error as { error?: string };
    log().info({ err: error, provider }, "a proof by an OpenID provider was not accepted");
    return failed(ctx, way.purpose, reason === "access_denied" ? "denied" : "provider");
  }
  return way.purpose === "sign_in" ? signIn(ctx, way, claims) : forOwnLogin(ctx, way, claims);
}

/** What a login asked for itself: only that very login may come back with it. */
async function forOwnLogin(ctx: Ctx, way: Way, claims: Claims): Promise<string> {
  const actor = person(ctx);
  if (!actor?.sessionId || actor.sessionId !== way.sessionId) return failed(ctx, way.purpose, "expired");
  if (way.purpose === "step_up") {
    const own = await commands.stepUpWith(ctx, way.provider, claims);
    return own ? (safeNext(way.next) ?? localePath(ctx.locale, SECURITY)) : failed(ctx, way.purpose, "other");
  }
  const outcome = await commands.link(ctx, way.provider, claims);
  return outcome === "linked"
    ? localePath(ctx.locale, `${SECURITY}?done=linked`)
    : failed(ctx, way.purpose, outcome);
}

async function signIn(ctx: Ctx, way: Way, claims: Claims): Promise<string> {
  let found: commands.Found;
  try {
    found = await commands.accountFor(ctx, way.provider, claims);
  } catch (error) {
    if (!isAppError(error)) throw error;
    const { comeBack } = (error.detail ?? {}) as { comeBack?: string };
    return comeBack
      ? localePath(ctx.locale, `/come-back?token=${comeBack}`)
      : failed(ctx, "sign_in", "refused");
  }
  if ("blocked" in found)
    return found.blocked === "sign_in_first"
      ? localePath(ctx.locale, `/sign-in?done=link&next=${encodeURIComponent(SECURITY)}`)
      : failed(ctx, "sign_in", found.blocked);
  if ("isNew" in found) {
    const { email } = claims;
    if (!email) return failed(ctx, "sign_in", "unverified");
    await keepTicket(NEWCOMER, {
      provider: way.provider,
      claims: { ...claims, email, emailVerified: true },
      next: way.next,
    });
    return localePath(ctx.locale, "/sign-up/with");
  }
  const device = await keepDevice();
  if (await hasSecondFactor(ctx, found.user.id)) {
    await keepTicket(PENDING_LOGIN, pendingOf(found.user, device, { next: safeNext(way.next) }));
    return localePath(ctx.locale, "/sign-in/second-factor");
  }
  const { user } = found;
  const login = await inTx(ctx, (tx) => sessions.openLogin(tx, user, device, { proof: "provider" }));
  return enter(ctx, login, way.next);
}
