import { eq } from "drizzle-orm";
import { createRemoteJWKSet, jwtVerify } from "jose";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "../../core/db";
import { rateLimits } from "../../core/schema/core";
import { type Answer, bearer, callApi } from "../../core/testing/api-client";
import { testCtx } from "../../core/testing/ctx";
import { serveApi } from "../../core/testing/serve-api";
import { mailsTo } from "../../notifications/testing/mails";
import { offers } from "../../platform/app-version/offers";
import { appVersions } from "../../platform/schema/app-versions";
import { users } from "../schema/users";
import { withApp } from "../testing/factor";
import { asPerson, device, makePerson, PASSWORD, signIn } from "../testing/people";
import { withSettings } from "../testing/settings";

vi.mock("next/headers", () => import("../../core/testing/request-headers"));
// There is no cookie here: whoever sends no token is a visitor.
vi.mock("next-auth", () => ({ default: () => ({ auth: async () => null }) }));

let api: Awaited<ReturnType<typeof serveApi>>;
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.close());
beforeEach(() => db().delete(rateLimits));

const call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  callApi(api.url, method, path, body, headers);
const post = (path: string, body: unknown, headers?: Record<string, string>) =>
  call("POST", path, body, headers);

let serial = 0;
const registration = (parts: object = {}) => {
  const name = `reader${++serial}x`.padEnd(10, "y");
  return { email: `${name}@example.test`, username: name, password: PASSWORD, ...parts };
};
const signedIn = async (parts: object = {}) => {
  const form = registration(parts);
  expect((await post("/api/auth/register/", form)).status).toBe(201);
  const { body } = await post("/api/auth/token/", { email: form.email, password: form.password });
  return { form, ...(body as { access_token: string; refresh_token: string; user: { id: string } }) };
};
const codeTo = async (email: string) => {
  const [mail] = await mailsTo(email);
  return /\b(\d{6})\b/.exec(mail?.text ?? "")?.[1] ?? "";
};

describe("registering", () => {
  test("opens a limited account with its wallet, which gets tokens at once", async () => {
    const form = registration({ first_name: "Ada", phone_number: "+1 (415) 555-0100" });
    const made = await post("/api/auth/register/", form);
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      email: form.email,
      username: form.username,
      status: "pending_verification",
    });
    const { status, body } = await post("/api/auth/token/", { email: form.email, password: PASSWORD });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      token_type: "Bearer",
      expires_in: 600,
      user: {
        email: form.email,
        first_name: "Ada",
        last_name: "",
        phone_number: "+14155550100",
        email_verified: false,
        user_types: ["student"],
        profile_image: null,
      },
    });
    const auth = bearer(body.access_token);
    expect((await call("GET", "/api/v1/me", undefined, auth)).body).toEqual(body.user);
    expect((await call("GET", "/api/v1/me/wallet/", undefined, auth)).body).toMatchObject({ available: 0 });
    expect((await call("GET", "/api/v1/specializations/", undefined, auth)).status).toBe(200);
  });

  test("is refused while accounts are by invitation only", () =>
    withSettings({ "general.sign_up": "invite" }, async () => {
      const form = registration();
      const refused = await post("/api/auth/register", form);
      expect(refused).toMatchObject({
        status: 403,
        body: { code: "forbidden", title: expect.stringContaining("invitation") },
      });
      expect(await db().select().from(users).where(eq(users.email, form.email))).toEqual([]);
    }));

  test("ignores what nobody gives oneself, and refuses an administrator", async () => {
    const form = registration({
      status: "active",
      is_staff: true,
      is_superuser: true,
      email_verified_at: "now",
    });
    expect((await post("/api/auth/register", form)).body.status).toBe("pending_verification");
    const admin = await post("/api/auth/register", registration({ user_type: "admin" }));
    expect(admin).toMatchObject({ status: 422, body: { errors: { user_type: [expect.any(String)] } } });
    expect((await post("/api/auth/register", registration({ user_type: "super_admin" }))).status).toBe(422);
  });

  test("says at the field what is wrong or taken, by the names of the body", async () => {
    const phone = "+14155550111";
    const taken = registration();
    await post("/api/auth/register", { ...taken, phone_number: phone });
    for (const [field, value, status] of [
      ["email", taken.email.toUpperCase(), 409],
      ["username", taken.username.toUpperCase(), 409],
      ["phone_number", phone, 409],
      ["phone_number", "+12", 422],
      ["username", "1abcdefg", 422],
      ["email", "a@b@c.example", 422],
      ["password", "password1234", 422],
    ] as const) {
      const { status: got, body } = await post("/api/auth/register", registration({ [field]: value }));
      expect([field, got, Object.keys(body.errors ?? {})]).toEqual([field, status, [field]]);
    }
  });

  test("fifty equal requests with one key make one account and fifty equal answers", async () => {
    const form = registration();
    const key = { "idempotency-key": "install-1" };
    await db().delete(rateLimits);
    const answers: Answer[] = [];
    for (let round = 0; round < 5; round++) {
      answers.push(
        ...(await Promise.all(Array.from({ length: 10 }, () => post("/api/auth/register", form, key)))),
      );
      await db().delete(rateLimits);
    }
    for (const { status, body } of answers)
      expect({ status, body }).toEqual({ status: 201, body: answers[0]?.body });
    const changed = await post("/api/auth/register", { ...form, first_name: "Eve" }, key);
    expect(changed).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
  });
});

describe("registering where addresses are confirmed first", () => {
  const required = <T>(work: () => Promise<T>) =>
    withSettings({ "auth.email_verification": "required" }, work);

  test("answers one for a free and a taken address, name and number; tokens come after the code", async () => {
    const owner = await makePerson([], { phoneNumber: "+14155550177" });
    const free = registration();
    const login = { email: free.email, password: PASSWORD };
    await required(async () => {
      for (const form of [
        free,
        registration({ email: owner.email }),
        registration({ username: owner.username }),
        registration({ phone_number: owner.phoneNumber }),
      ])
        expect(await post("/api/auth/register/", form)).toMatchObject({
          status: 201,
          body: { email: form.email, username: form.username, status: "pending_verification" },
        });
      expect((await post("/api/auth/register/", registration({ phone_number: "+12" }))).status).toBe(422);
      expect((await post("/api/auth/token", login)).body.code).toBe("unauthenticated");
      const confirmed = await post("/api/auth/verify", { ...login, code: await codeTo(free.email) });
      expect(confirmed.status).toBe(200);
      expect((await post("/api/auth/token", login)).status).toBe(200);
    });
    expect(await db().select().from(users).where(eq(users.email, owner.email))).toHaveLength(1);
  });

  test("equal requests with one key are answered equally, and mailed once", async () => {
    const form = registration({ email: (await makePerson()).email });
    const key = { "idempotency-key": "install-required" };
    const answers = await required(() =>
      Promise.all([1, 2, 3].map(() => post("/api/auth/register", form, key))),
    );
    for (const { status, body } of answers)
      expect({ status, body }).toEqual({ status: 201, body: answers[0]?.body });
    expect(await mailsTo(form.email)).toHaveLength(1);
  });
});

describe("confirming", () => {
  test("takes the code and the password; before, acts that need it answer email_unverified", async () => {
    const { form, access_token } = await signedIn();
    const code = await codeTo(form.email);
    const wrong = await post("/api/auth/verify/", { email: form.email, code, password: "not the password" });
    expect(wrong).toMatchObject({ status: 422, body: { errors: { password: [expect.any(String)] } } });
    expect((await post("/api/auth/verify/resend/", { email: form.email })).status).toBe(202);
    expect((await post("/api/auth/verify/resend/", { email: "nobody@example.test" })).status).toBe(202);
    const [newest] = (await mailsTo(form.email)).slice(-1);
    const fresh = /\b(\d{6})\b/.exec(newest?.text ?? "")?.[1];
    const done = await post("/api/auth/verify/", { email: form.email, code: fresh, password: PASSWORD });
    expect(done).toMatchObject({ status: 200, body: { email: form.email, email_verified: true } });
    const me = await call("GET", "/api/v1/me", undefined, bearer(access_token));
    expect(me.body).toMatchObject({ email_verified: true, status: "active" });
  });
});

describe("signing in", () => {
  test("answers alike for unknown and wrong, works by username and as a form", async () => {
    const user = await makePerson();
    const wrong = await post("/api/auth/token", { email: user.email, password: "not the password" });
    const unknown = await post("/api/auth/token", { email: "nobody@example.test", password: PASSWORD });
    const plain = ({ status, body }: Answer) => ({ status, ...body, request_id: "" });
    expect(plain(wrong)).toEqual(plain(unknown));
    expect(wrong).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect((await post("/api/auth/token", { username: user.username, password: PASSWORD })).status).toBe(200);
    const form = await fetch(`${api.url}/api/auth/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "password", username: user.username, password: PASSWORD }),
    });
    expect(form.status).toBe(200);
  });

  test("tells the suspended, and their tokens end with the next request", async () => {
    const user = await makePerson();
    const { body } = await post("/api/auth/token", { email: user.email, password: PASSWORD });
    const auth = bearer(body.access_token);
    await db().update(users).set({ status: "suspended", statusReason: "Test" }).where(eq(users.id, user.id));
    expect((await call("GET", "/api/v1/me", undefined, auth)).status).toBe(401);
    expect((await post("/api/auth/token/refresh", { refresh_token: body.refresh_token })).status).toBe(401);
    expect((await post("/api/auth/token", { email: user.email, password: PASSWORD })).status).toBe(403);
  });

  test("mails the owner of a further device, not of the first", async () => {
    const user = await makePerson();
    const login = { email: user.email, password: PASSWORD, device_name: "Ada's phone" };
    const mails = async () => (await mailsTo(user.email)).map((m) => m.text);
    await post("/api/auth/token", login);
    expect(await mails()).toHaveLength(0);
    await post("/api/auth/token", login);
    expect((await mails())[0]).toContain("Ada's phone");
  });

  test("asks for the second factor where the person has one, and takes each code once", async () => {
    const { user, ctx } = await asPerson();
    const { code, codes } = await withApp(ctx, user.id);
    const login = { email: user.email, password: PASSWORD };
    const asked = await post("/api/auth/token", login);
    expect(asked).toMatchObject({ status: 401, body: { code: "mfa_required" } });
    expect(await post("/api/auth/token", { ...login, otp: "000000" })).toMatchObject({
      status: 401,
      body: { code: "mfa_invalid" },
    });
    // Without the password the code tells nothing.
    const guess = await post("/api/auth/token", { ...login, password: "not the password", otp: code() });
    expect(guess.body.code).toBe("unauthenticated");
    const otp = code();
    expect((await post("/api/auth/token", { ...login, otp })).status).toBe(200);
    expect((await post("/api/auth/token", { ...login, otp })).body.code).toBe("mfa_invalid");
    expect((await post("/api/auth/token", { ...login, otp: codes[0] })).status).toBe(200);
  });

  test("out is always 204 and ends the whole login", async () => {
    const { access_token, refresh_token } = await signedIn();
    const next = await post("/api/auth/token/refresh/", { refresh_token });
    expect(next.status).toBe(200);
    expect((await post("/api/auth/logout/", { refresh_token: "nonsense" })).status).toBe(204);
    expect((await call("GET", "/api/v1/me", undefined, bearer(access_token))).status).toBe(200);
    expect((await post("/api/auth/logout/", { refresh_token })).status).toBe(204);
    expect((await post("/api/auth/logout/", { refresh_token })).status).toBe(204);
    expect((await call("GET", "/api/v1/me", undefined, bearer(access_token))).status).toBe(401);
    const refused = await post("/api/auth/token/refresh", { refresh_token: next.body.refresh_token });
    expect(refused).toMatchObject({ status: 401, body: { code: "invalid_grant" } });
  });

  test("a forgotten password is set by the mailed token, and ends all logins", async () => {
    const { form, access_token } = await signedIn();
    expect((await post("/api/auth/password/forgot/", { email: form.email })).status).toBe(202);
    expect((await post("/api/auth/password/forgot/", { email: "nobody@example.test" })).status).toBe(202);
    const mails = await mailsTo(form.email);
    const token = mails.map((m) => /reset-password\?token=([\w-]+)/.exec(m.text)?.[1]).find(Boolean);
    const password = "nine copper kettles";
    expect((await post("/api/auth/password/reset/", { token, password })).status).toBe(204);
    expect((await post("/api/auth/password/reset/", { token, password })).status).toBe(422);
    expect((await call("GET", "/api/v1/me", undefined, bearer(access_token))).status).toBe(401);
    expect((await post("/api/auth/token", { email: form.email, password })).status).toBe(200);
  });
});

test("another service checks an access token by the published keys alone", async () => {
  const { access_token, user } = await signedIn();
  const keys = createRemoteJWKSet(new URL(`${api.url}/.well-known/jwks.json`));
  const expected = { issuer: "http://localhost:3000", audience: "http://localhost:3000/api" };
  const { payload, protectedHeader } = await jwtVerify(access_token, keys, expected);
  expect(payload.sub).toBe(user.id);
  expect(protectedHeader).toMatchObject({ alg: "EdDSA", kid: expect.any(String) });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
  expect(payload).toMatchObject({ jti: expect.any(String), sid: expect.any(String) });
});

test("an app that is too old is told what to become, but may still sign out", async () => {
  const { access_token, refresh_token } = await signedIn();
  await db().insert(appVersions).values({
    platform: "ios",
    version: "2.0.0",
    buildNumber: 42,
    releaseNotes: "",
    isForcedUpdate: true,
    status: "released",
    storeUrl: "https://apps.example.com/guildhall",
    releasedAt: new Date(),
  });
  offers.forget();
  const from = (build: string) => ({
    ...bearer(access_token),
    "x-app-platform": "ios",
    "x-app-build": build,
  });
  const old = await call("GET", "/api/v1/me", undefined, from("41"));
  expect(old).toMatchObject({
    status: 403,
    body: {
      code: "app_update_required",
      minimum_build: 42,
      version: "2.0.0",
      store_url: "https://apps.example.com/guildhall",
    },
  });
  for (const build of ["42", "43", "nonsense"])
    expect((await call("GET", "/api/v1/me", undefined, from(build))).status).toBe(200);
  expect(
    (await call("GET", "/api/v1/app-versions/latest?platform=ios&build=41", undefined, from("41"))).status,
  ).toBe(200);
  expect((await post("/api/auth/logout", { refresh_token }, from("41"))).status).toBe(204);
});

describe("one's own account", () => {
  test("an app reads and changes its own person's account, field by field, and nobody else's", async () => {
    const [one, two] = [await signedIn({ first_name: "Ada" }), await signedIn()];
    const auth = bearer(one.access_token);
    const full = {
      last_name: "Berg",
      phone_number: "+371 20 000 123",
      bio: "Weaver.",
      website: "https://ada.example.org",
      city: "Riga",
      links: ["https://example.org/ada"],
      language: "ru",
      time_zone: "Europe/Riga",
      profile_visibility: "members",
    };
    const saved = await call("PATCH", "/api/v1/me/", full, auth);
    expect(saved).toMatchObject({
      status: 200,
      body: { ...full, first_name: "Ada", phone_number: "+37120000123" },
    });
    const emptied = await call("PATCH", "/api/v1/me", { bio: null, city: null }, auth);
    expect(emptied.body).toMatchObject({ bio: null, city: null, website: full.website, last_name: "Berg" });
    // What nobody changes here stays.
    await call(
      "PATCH",
      "/api/v1/me",
      { email: "x@example.test", status: "active", user_types: ["admin"] },
      auth,
    );
    expect((await call("GET", "/api/v1/me", undefined, auth)).body).toEqual({
      ...emptied.body,
      updated_at: expect.any(String),
    });
    for (const [field, value] of [
      ["phone_number", "12"],
      ["time_zone", "Mars/Base"],
      ["website", "javascript:alert(1)"],
      ["bio", "x".repeat(2001)],
    ] as const) {
      const refused = await call("PATCH", "/api/v1/me", { [field]: value }, auth);
      expect([refused.status, Object.keys(refused.body.errors)]).toEqual([422, [field]]);
    }
    const stolen = await call(
      "PATCH",
      "/api/v1/me",
      { phone_number: "+37120000123" },
      bearer(two.access_token),
    );
    expect(stolen).toMatchObject({ status: 409, body: { errors: { phone_number: [expect.any(String)] } } });
    expect((await call("PATCH", "/api/v1/me", { bio: "x" })).status).toBe(401);
  });

  test("a photo is set and removed by its own person's app", async () => {
    const { access_token } = await signedIn();
    const picture = await sharp({ create: { width: 80, height: 80, channels: 3, background: "teal" } })
      .jpeg()
      .toBuffer();
    const put = async (headers: Record<string, string>, bytes: Buffer) => {
      const body = new FormData();
      body.set("file", new File([new Uint8Array(bytes)], "me.jpg", { type: "image/jpeg" }));
      const response = await fetch(`${api.url}/api/v1/me/avatar/`, { method: "PUT", headers, body });
      return { status: response.status, body: await response.json() };
    };
    const auth = bearer(access_token);
    const set = await put(auth, picture);
    expect(set).toMatchObject({
      status: 200,
      body: {
        profile_image: expect.stringMatching(/^http:\/\/localhost:3000\/files\/[0-9a-f-]{36}\/photo$/),
      },
    });
    expect((await put(auth, Buffer.from("<svg/>"))).status).toBe(422);
    expect((await put({}, picture)).status).toBe(401);
    expect((await call("GET", "/api/v1/me", undefined, auth)).body.profile_image).toBe(
      set.body.profile_image,
    );
    expect((await call("DELETE", "/api/v1/me/avatar", undefined, auth)).status).toBe(204);
    expect((await call("GET", "/api/v1/me", undefined, auth)).body.profile_image).toBeNull();
  });

  test("logins of browsers and apps are listed and ended by their owner alone", async () => {
    const { form, access_token } = await signedIn();
    const auth = bearer(access_token);
    await signIn(testCtx(), { identifier: form.email, password: PASSWORD }, device());
    await post(
      "/api/auth/token",
      { email: form.email, password: PASSWORD, device_name: "Old phone" },
      {
        "x-app-platform": "android",
        "x-app-build": "7",
      },
    );
    const list = async () =>
      (await call("GET", "/api/v1/me/sessions/", undefined, auth)).body.data as {
        id: string;
        kind: string;
        device: string;
        is_current: boolean;
      }[];
    const logins = await list();
    expect(logins.map((l) => [l.kind, l.device, l.is_current]).sort()).toEqual([
      ["app", null, true],
      ["app", "Old phone, Android (7)", false],
      ["browser", "Firefox, Linux", false],
    ]);
    const stranger = bearer((await signedIn()).access_token);
    for (const { id } of logins.filter((l) => !l.is_current)) {
      expect((await call("DELETE", `/api/v1/me/sessions/${id}`, undefined, stranger)).status).toBe(404);
      expect((await call("DELETE", `/api/v1/me/sessions/${id}`, undefined, auth)).status).toBe(204);
      expect((await call("DELETE", `/api/v1/me/sessions/${id}/`, undefined, auth)).status).toBe(404);
    }
    expect(await list()).toHaveLength(1);
    const own = (await list())[0]?.id;
    expect((await call("DELETE", `/api/v1/me/sessions/${own}`, undefined, auth)).status).toBe(204);
    expect((await call("GET", "/api/v1/me", undefined, auth)).status).toBe(401);
    expect((await call("DELETE", "/api/v1/me/sessions/nonsense", undefined, stranger)).status).toBe(404);
  });

  test("others see of a person what the person shows them", async () => {
    const user = await makePerson([], { profileVisibility: "members", bio: "Weaver." });
    const path = `/api/v1/users/${user.username}/`;
    expect((await call("GET", path)).status).toBe(404);
    const { body, status } = await call("GET", path, undefined, bearer((await signedIn()).access_token));
    expect(status).toBe(200);
    expect(body).toMatchObject({ username: user.username, bio: "Weaver." });
    expect(JSON.stringify(body)).not.toContain(user.email);
  });
});
