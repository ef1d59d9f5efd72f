import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Actor, type Ctx, makeCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { rateLimits } from "../../core/schema/core";
import { dropSingle } from "../../core/single";
import { linkedAccounts } from "../schema/linked-accounts";
import { sessions } from "../schema/sessions";
import { loadSession } from "../session/queries";
import { withApp } from "../testing/factor";
import { startProvider, TEST_CLIENT, walk } from "../testing/oidc";
import { actorOf, asPerson, device, makePerson, PASSWORD, signIn } from "../testing/people";
import { beginAt, redeemAt } from "./providers";
import { comeBackFrom, leaveFor } from "./way";

/** The cookies of the one browser that this file is. */
const jar = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" }),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => void jar.set(name, value),
    delete: (name: string) => void jar.delete(name),
  }),
}));
/** In place of the login cookie, the id of its session. */
vi.mock("next-auth", () => ({
  default: () => ({
    signIn: async (_: string, { sessionId }: { sessionId: string }) => void jar.set("login", sessionId),
  }),
}));

let provider: Awaited<ReturnType<typeof startProvider>>;
beforeAll(async () => {
  provider = await startProvider();
  vi.stubEnv(
    "OIDC_PROVIDERS",
    JSON.stringify([{ id: "school", name: "School", issuer: provider.issuer, ...TEST_CLIENT }]),
  );
  dropSingle("env");
});
afterAll(() => provider.close());
beforeEach(async () => {
  jar.clear();
  await db().delete(rateLimits);
});

let serial = 0;
const stranger = () => ({
  sub: `school-${++serial}`,
  email: `school.${serial}@example.test`,
  email_verified: true,
  given_name: "Ada",
  family_name: "Berg",
});
const from = (actor?: Actor): Ctx => makeCtx({ actor, address: `198.51.100.${++serial % 250}` });
const linksOf = (userId: string) =>
  db().select().from(linkedAccounts).where(eq(linkedAccounts.userId, userId));
/** Goes to the provider and back for a sign-in; answers where it ends. */
const enter = async (next: string | null = null) => {
  const query = await walk(await leaveFor(from(), "school", "sign_in", next));
  return comeBackFrom(from(), "school", query);
};

test("says who came, when nothing was changed on the way", async () => {
  const person = stranger();
  provider.signInAs(person);
  const { url, secrets } = await beginAt("school", {});
  const asked = new URL(url).searchParams;
  expect(asked.get("code_challenge_method")).toBe("S256");
  expect([asked.get("state"), asked.get("nonce")]).toEqual([secrets.state, secrets.nonce]);
  expect(asked.get("redirect_uri")).toBe("http://localhost:3000/api/auth/oidc/school/callback");
  expect(await redeemAt("school", await walk(url), secrets)).toEqual({
    subject: person.sub,
    email: person.email,
    emailVerified: true,
    firstName: "Ada",
    lastName: "Berg",
  });
});

test("is refused with a wrong state or nonce, in another's hands, and the second time", async () => {
  provider.signInAs(stranger());
  for (const wrong of [{ state: "x" }, { nonce: "x" }, { verifier: "x".repeat(43) }]) {
    const { url, secrets } = await beginAt("school", {});
    await expect(redeemAt("school", await walk(url), { ...secrets, ...wrong })).rejects.toThrow();
  }
  const { url, secrets } = await beginAt("school", {});
  const query = await walk(url);
  await redeemAt("school", query, secrets);
  await expect(redeemAt("school", query, secrets)).rejects.toThrow();

  // By the browser: the ticket goes with the first return, and another browser has none.
  const owner = await makePerson();
  const theirs = { sub: `school-${owner.username}`, email: owner.email, email_verified: true };
  provider.signInAs(theirs);
  const back = await walk(await leaveFor(from(), "school", "sign_in", null));
  const stolen = new Map(jar);
  jar.clear();
  expect(await comeBackFrom(from(), "school", back)).toBe("/sign-in?failed=expired");
  for (const [name, value] of stolen) jar.set(name, value);
  const changed = back.replace(/state=[^&]+/, "state=of-another");
  expect(await comeBackFrom(from(), "school", changed)).toBe("/sign-in?failed=provider");
  for (const [name, value] of stolen) jar.set(name, value);
  expect(await comeBackFrom(from(), "school", back)).toBe("/account");
  expect(await comeBackFrom(from(), "school", back)).toBe("/sign-in?failed=expired");
  for (const [name, value] of stolen) jar.set(name, value);
  expect(await comeBackFrom(from(), "school", back)).toBe("/sign-in?failed=provider");
});

test("signs its person in, by a login that has not stepped up, and asks for the second factor", async () => {
  const { user, ctx } = await asPerson();
  provider.signInAs({ sub: `school-${user.username}`, email: user.email, email_verified: true });
  expect(await enter("/account/roles")).toBe("/account/roles");
  expect(await loadSession(jar.get("login") ?? "")).toMatchObject({ id: user.id, reauthenticatedAt: null });
  expect(await linksOf(user.id)).toMatchObject([{ provider: "school", email: user.email }]);
  await withApp(ctx, user.id);
  jar.clear();
  expect(await enter()).toBe("/sign-in/second-factor");
  expect(jar.has("login")).toBe(false);
  expect(jar.has("second-factor")).toBe(true);
});

test("leads a newcomer to the rest of the sign-up, and says what went wrong to the others", async () => {
  provider.signInAs(stranger());
  expect(await enter()).toBe("/sign-up/with");
  expect(jar.has("oidc-new")).toBe(true);
  provider.signInAs({ ...stranger(), email_verified: false });
  expect(await enter()).toBe("/sign-in?failed=unverified");
  provider.signInAs(null);
  expect(await enter()).toBe("/sign-in?failed=denied");
  const waits = await makePerson([], { status: "pending_verification", emailVerifiedAt: null });
  provider.signInAs({ sub: "school-waits", email: waits.email, email_verified: true });
  expect(await enter()).toBe("/sign-in?done=link&next=%2Faccount%2Fsecurity");
  expect(await linksOf(waits.id)).toEqual([]);
  const suspended = await makePerson([], { status: "suspended" });
  provider.signInAs({ sub: "school-suspended", email: suspended.email, email_verified: true });
  expect(await enter()).toBe("/sign-in?failed=refused");
  expect(await linksOf(suspended.id)).toEqual([]);
});

test("links and steps up for the very login that asked, and for none that is looked through", async () => {
  const user = await makePerson();
  const { sessionId } = await signIn(from(), { identifier: user.email, password: PASSWORD }, device());
  const own = actorOf(user, [], { sessionId });
  const person = stranger();
  provider.signInAs(person);
  const ways = async (purpose: "link" | "step_up", actor: Actor) => {
    const query = await walk(await leaveFor(from(own), "school", purpose, null));
    return comeBackFrom(from(actor), "school", query);
  };
  const other = await asPerson();
  expect(await ways("link", other.ctx.actor)).toBe("/account/security?failed=expired");
  expect(await ways("link", { kind: "anonymous" })).toBe("/account/security?failed=expired");
  expect(await ways("link", { ...own, impersonatorId: other.user.id })).toBe(
    "/account/security?failed=refused",
  );
  expect(await linksOf(user.id)).toEqual([]);
  expect(await ways("step_up", own)).toBe("/account/security?failed=other");
  expect(await ways("link", own)).toBe("/account/security?done=linked");
  expect(await linksOf(user.id)).toMatchObject([{ subject: person.sub, email: person.email }]);
  await db().update(sessions).set({ reauthenticatedAt: null }).where(eq(sessions.id, sessionId));
  expect(await ways("step_up", own)).toBe("/account/security");
  expect((await loadSession(sessionId))?.reauthenticatedAt).toBeInstanceOf(Date);
});
