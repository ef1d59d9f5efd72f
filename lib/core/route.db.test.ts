import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { signAccessToken } from "../identity/access-token/signing";
import { apiKeys } from "../identity/schema/api-keys";
import { mfaFactors } from "../identity/schema/mfa-factors";
import { refreshTokens } from "../identity/schema/sessions";
import { users } from "../identity/schema/users";
import { makePerson } from "../identity/testing/people";
import { randomToken, sha256 } from "./crypto";
import { CSV_LIMIT } from "./csv";
import { type Db, db, readDb } from "./db";
import { env } from "./env";
import { uuidv7 } from "./ids";
import { route } from "./route";
import { rateLimits } from "./schema/core";
import { dropSingle } from "./single";

vi.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => new Map() }));
// There is no cookie here: whoever sends no token is a visitor.
vi.mock("next-auth", () => ({ default: () => ({ auth: async () => null }) }));

const DAY = 86_400_000;

/** A person with an app's login: the row of its family, and an access token. */
async function withApp(parts: Parameters<typeof makePerson>[1] = {}) {
  const user = await makePerson(["student"], parts);
  const familyId = uuidv7();
  const expiresAt = new Date(Date.now() + DAY);
  const row = { familyId, userId: user.id, tokenHash: sha256(randomToken()) };
  await db()
    .insert(refreshTokens)
    .values({ ...row, expiresAt, familyExpiresAt: expiresAt });
  return { user, familyId, token: await signAccessToken(user.id, familyId) };
}

async function withKey(scopes: string[], parts: Partial<typeof apiKeys.$inferInsert> = {}) {
  const user = await makePerson(["support_admin"]);
  // Without a second factor an admin role gives no rights.
  await db()
    .insert(mfaFactors)
    .values({
      userId: user.id,
      type: "totp",
      label: "App",
      secret: Buffer.from("x"),
      confirmedAt: new Date(),
    });
  const key = `gh_${randomToken()}`;
  await db()
    .insert(apiKeys)
    .values({
      userId: user.id,
      name: "Test",
      prefix: key.slice(0, 11),
      keyHash: sha256(key),
      scopes,
      expiresAt: new Date(Date.now() + DAY),
      ...parts,
    });
  return { user, key };
}

const whoami = (options: Partial<Parameters<typeof route>[0]> = {}) =>
  route({ auth: "session", ...options } as never, async (ctx) => ({
    kind: ctx.actor.kind,
    id: "id" in ctx.actor ? ctx.actor.id : null,
  }));

const ask = async (
  handler: ReturnType<typeof whoami>,
  token: string | null,
  init: RequestInit & { headers?: Record<string, string> } = {},
) => {
  const headers = { ...init.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const request = new Request("http://localhost:3000/api/v1/test", { ...init, headers });
  const response = await handler(request, { params: Promise.resolve({}) });
  const body = response.status === 204 ? null : await response.json();
  return { status: response.status, body, challenge: response.headers.get("www-authenticate") };
};

beforeEach(() => db().delete(rateLimits));

test("an access token is its person, without an origin of its own", async () => {
  const { user, token } = await withApp();
  expect(await ask(whoami(), token)).toMatchObject({ status: 200, body: { kind: "person", id: user.id } });
  const foreign = { method: "POST", headers: { origin: "https://app.example" } };
  expect((await ask(whoami(), token, foreign)).status).toBe(200);
  expect((await ask(whoami({ auth: "none" }), null, foreign)).status).toBe(403);
});

test("no token, and one that is changed, foreign or over, are 401 with a challenge", async () => {
  const { token } = await withApp();
  expect(await ask(whoami(), null)).toMatchObject({ status: 401, challenge: 'Bearer realm="api"' });
  const [head, body, signature] = token.split(".") as [string, string, string];
  const none = Buffer.from('{"alg":"none"}').toString("base64url");
  const swapped = `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
  for (const bad of ["x", `${head}.${body}.`, `${none}.${body}.`, `${head}.${body}.${swapped}`, "gh_nothing"])
    for (const auth of ["session", "none"] as const)
      expect(await ask(whoami({ auth }), bad)).toMatchObject({
        status: 401,
        challenge: 'Bearer realm="api", error="invalid_token"',
        body: { code: "unauthenticated" },
      });
  vi.useFakeTimers({ now: Date.now() + 601_000, toFake: ["Date"] });
  expect((await ask(whoami(), token)).status).toBe(401);
  vi.useRealTimers();
  expect((await ask(whoami(), token)).status).toBe(200);
});

test("suspension and the end of the family bite on the next request", async () => {
  const one = await withApp();
  await db().update(users).set({ status: "suspended" });
  expect((await ask(whoami(), one.token)).status).toBe(401);
  await db().update(users).set({ status: "active" });
  expect((await ask(whoami(), one.token)).status).toBe(200);
  await db().update(refreshTokens).set({ revokedAt: new Date() });
  expect((await ask(whoami(), one.token)).status).toBe(401);
});

test("an outdated token does not matter where credentials are not looked at", async () => {
  expect(await ask(whoami({ auth: "none", credentials: "ignored" }), "outdated")).toMatchObject({
    status: 200,
    body: { kind: "anonymous" },
  });
});

test("an API key acts within its scopes and its owner's rights, and no longer than it lasts", async () => {
  const { key, user } = await withKey(["things:read"]);
  const reading = whoami({ scope: "things:read" });
  expect(await ask(reading, key)).toMatchObject({ status: 200, body: { kind: "api_key", id: user.id } });
  for (const refused of [whoami(), whoami({ scope: "things:write" })])
    expect(await ask(refused, key)).toMatchObject({ status: 403, body: { code: "insufficient_scope" } });
  expect((await ask(whoami({ scope: "things:write" }), key)).challenge).toContain('scope="things:write"');
  const managing = whoami({ scope: "things:read", permission: "users.manage" });
  expect((await ask(managing, key)).status).toBe(200);
  // An admin role gives its rights only together with a second factor.
  await db().delete(mfaFactors);
  expect((await ask(managing, key)).status).toBe(403);
  expect((await ask(whoami({ scope: "things:read", permission: "settings.manage" }), key)).status).toBe(403);
  // Where visitors are served it counts as one.
  expect((await ask(whoami({ auth: "none" }), key)).body).toMatchObject({ kind: "anonymous" });
  const past = new Date(Date.now() - 1000);
  for (const parts of [{ expiresAt: past }, { revokedAt: past }])
    expect((await ask(reading, (await withKey(["things:read"], parts)).key)).status).toBe(401);
});

test("the answer is what its schema names, and no more", async () => {
  const handler = route(
    { auth: "none", response: z.object({ name: z.string() }), status: 201 },
    async () => ({ name: "Ada", password: "secret" }) as { name: string },
  );
  expect(await ask(handler as never, null)).toMatchObject({ status: 201, body: { name: "Ada" } });
  expect((await ask(handler as never, null)).body).not.toHaveProperty("password");
});

test("beyond its limit a caller is told how long to wait, and others are not", async () => {
  const { token } = await withApp();
  const limited = whoami({ limit: { name: "test-limit", capacity: 2, perSeconds: 120 } });
  for (const status of [200, 200, 429]) expect((await ask(limited, token)).status).toBe(status);
  const request = new Request("http://localhost:3000/api/v1/test", {
    headers: { authorization: `Bearer ${token}` },
  });
  const refused = await limited(request, { params: Promise.resolve({}) });
  expect(await refused.json()).toMatchObject({ status: 429, code: "rate_limited" });
  const wait = Number(refused.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect((await ask(limited, (await withApp()).token)).status).toBe(200);
});

test("exports read from the replica where there is one, everything else from the database", async () => {
  vi.stubEnv("DATABASE_READ_URL", env().DATABASE_URL);
  dropSingle("env");
  try {
    const seen: Db[] = [];
    const reader = (limit?: typeof CSV_LIMIT) =>
      route({ auth: "session", limit, response: z.object({}) }, async (ctx) => {
        seen.push(ctx.db);
        await ctx.db.execute("select 1");
        return {};
      });
    const { token } = await withApp();
    for (const handler of [reader(CSV_LIMIT), reader()])
      expect((await ask(handler as never, token)).status).toBe(200);
    expect(seen.map((handle) => [handle === readDb(), handle === db()])).toEqual([
      [true, false],
      [false, true],
    ]);
  } finally {
    vi.unstubAllEnvs();
    dropSingle("env");
  }
  expect(readDb()).toBe(db());
});

test("a form body is taken only where a route says so", async () => {
  const body = z.object({ name: z.string() });
  const echo = (form?: true) =>
    route({ auth: "none", body, ...(form ? { form } : {}) }, async (_, input) => input.body);
  const init = {
    method: "POST",
    body: "name=Ada+Berg",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  };
  expect(await ask(echo(true) as never, null, init)).toMatchObject({ body: { name: "Ada Berg" } });
  expect((await ask(echo() as never, null, init)).status).toBe(415);
});
