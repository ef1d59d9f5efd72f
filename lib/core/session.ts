import { cookies, headers } from "next/headers";
import { forbidden as forbiddenPage, redirect } from "next/navigation";
import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import { clientIp, network } from "./client-ip";
import { type Actor, type Ctx, holds, makeCtx, type PersonActor } from "./ctx";
import { env } from "./env";
import { languageFor } from "./i18n/active";
import { localePath } from "./i18n/locales";
import { uuidv7 } from "./ids";
import { port } from "./ports";
import { COOKIE_DAYS, cookieName, cookieSecret, readCookie } from "./session-cookie";
import { single } from "./single";

/**
 * next-auth keeps the cookie: an encrypted token that holds nothing but the id of a row in `sessions`. The row is
 * read on each request, so a login can be revoked. Identity has checked the person before `openSession` runs;
 * the one-time `proof` keeps anybody else from calling the provider.
 */
const auth = () =>
  single("next-auth", () =>
    NextAuth({
      secret: cookieSecret(),
      trustHost: true,
      session: { strategy: "jwt", maxAge: COOKIE_DAYS * 86_400 },
      pages: { signIn: "/sign-in" },
      logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
      cookies: {
        sessionToken: {
          name: cookieName(),
          options: { httpOnly: true, sameSite: "lax", path: "/", secure: env().baseUrl.startsWith("https:") },
        },
      },
      providers: [
        Credentials({
          credentials: { sessionId: {}, proof: {} },
          authorize: (given) => {
            const proofs = loginProofs();
            const sessionId = String(given.sessionId ?? "");
            if (!sessionId || proofs.get(sessionId) !== given.proof) return null;
            proofs.delete(sessionId);
            return { id: sessionId };
          },
        }),
      ],
      callbacks: {
        jwt: ({ token, user }) => (user ? { sid: user.id } : token),
      },
    }),
  );

const loginProofs = () => single("login-proofs", () => new Map<string, string>());

/** Writes the login cookie for a session row that identity has just made. Inside a server action only. */
export async function openSession(sessionId: string): Promise<void> {
  const proof = uuidv7();
  loginProofs().set(sessionId, proof);
  await auth().signIn("credentials", { sessionId, proof, redirect: false });
}

/** Removes the login cookie. Inside a server action only; the row is ended by the port `endSession`. */
export async function closeSession(): Promise<void> {
  await auth().signOut({ redirect: false });
}

/** The person signed in on this request, read once per request; null for visitors and ended logins. */
export const currentPerson = cache(async (): Promise<PersonActor | null> => {
  const cookie = (await cookies()).get(cookieName())?.value;
  const sessionId = cookie ? await readCookie(cookie) : null;
  return sessionId ? port("loadSession")(sessionId) : null;
});

/**
 * The context of a request: whoever is signed in, or nobody; or the actor whom other credentials than the cookie
 * named. `pageLocale` is the page's language.
 */
export async function requestCtx(pageLocale: string | null, named?: Actor): Promise<Ctx> {
  const h = await headers();
  const actor: Actor = named ?? (await currentPerson()) ?? { kind: "anonymous" };
  const locale = pageLocale ?? (await languageFor("locale" in actor ? actor.locale : null));
  const address = clientIp(h);
  const ip = address && network(address);
  return makeCtx({ actor, locale, ip, address, requestId: h.get("x-request-id") ?? uuidv7() });
}

/** A context whose actor is certainly a signed-in person. */
export type PersonCtx = Ctx & { actor: PersonActor };

/**
 * Opens a workspace page: redirects a visitor to sign-in (307, with the way back) and answers 403 unless the
 * person holds the permission or role; who lacks only the second factor that a role asks for is led to set it up.
 * `path` is the page's own path without language prefix.
 */
export async function requireCtx(
  locale: string,
  path: string,
  need: { permission?: string; anyOf?: readonly string[]; role?: string } = {},
): Promise<PersonCtx> {
  const ctx = await requestCtx(locale);
  const { actor } = ctx;
  if (actor.kind !== "person")
    redirect(`${localePath(locale, "/sign-in")}?next=${encodeURIComponent(localePath(locale, path))}`);
  const permitted =
    (!need.permission || holds(actor, need.permission)) &&
    (!need.anyOf || need.anyOf.some((p) => holds(actor, p))) &&
    (!need.role || actor.roles.includes(need.role));
  if (!permitted && actor.factorMissing) redirect(localePath(locale, "/account/security/factor"));
  if (!permitted) forbiddenPage();
  return ctx as PersonCtx;
}
