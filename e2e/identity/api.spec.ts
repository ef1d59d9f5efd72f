import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { bearer, callApi } from "../../lib/core/testing/api-client";
import { expect, test } from "../support/fixtures";
import { addressOf, appOf, demoApp, newApp } from "./api-addresses";
import { codeIn, newestMail } from "./outbox";
import { newcomer, PASSWORD } from "./people";

// A phone app that knows nothing but the documentation, against the server as it is deployed.

const base = () => test.info().project.use.baseURL as string;

test("the way of the first phone app: register, sign in, oneself, choose, confirm, wallet", async ({
  browser,
}) => {
  const { email, username } = newcomer();
  const form = { email, username, password: PASSWORD, first_name: "Ada", last_name: "Berg" };
  const made = await callApi(base(), "POST", "/api/auth/register/", form);
  expect(made).toMatchObject({ status: 201, body: { email, username, status: "pending_verification" } });
  const tokens = await callApi(base(), "POST", "/api/auth/token/", { email, password: PASSWORD });
  expect(tokens).toMatchObject({
    status: 200,
    body: { token_type: "Bearer", expires_in: 600, user: { email, username, email_verified: false } },
  });
  const auth = bearer(tokens.body.access_token);
  const get = (path: string) => callApi(base(), "GET", path, undefined, auth);
  expect((await get("/api/v1/me/")).body).toEqual(tokens.body.user);

  const offered = (await get("/api/v1/specializations/")).body.data;
  expect(offered.length).toBeGreaterThan(0);
  const choice = { specialization_id: offered[0].id };
  const chosen = await callApi(base(), "POST", "/api/v1/me/specializations", choice, auth);
  expect(chosen.status).toBe(201);
  const again = await callApi(base(), "POST", "/api/v1/me/specializations", choice, auth);
  expect(again).toMatchObject({ status: 200, body: chosen.body });
  expect((await get("/api/v1/me/specializations")).body.data).toHaveLength(1);
  expect(await get("/api/v1/me/wallet/")).toMatchObject({
    status: 200,
    body: { available: 0, held: 0, status: "open" },
  });

  const code = codeIn(await newestMail(browser, email));
  const wrong = await callApi(base(), "POST", "/api/auth/verify/", { email, code, password: "another one" });
  expect(wrong).toMatchObject({ status: 422, body: { errors: { password: [expect.any(String)] } } });
  const done = await callApi(base(), "POST", "/api/auth/verify/", { email, code, password: PASSWORD });
  expect(done).toMatchObject({ status: 200, body: { email, email_verified: true } });
  expect((await get("/api/v1/me")).body).toMatchObject({ email_verified: true, status: "active" });
});

test("a service of others checks access tokens by the published keys alone", async () => {
  const app = await newApp(base());
  const keys = createRemoteJWKSet(new URL("/.well-known/jwks.json", base()));
  const issuer = new URL(base()).origin;
  const { payload, protectedHeader } = await jwtVerify(app.access, keys, {
    issuer,
    audience: `${issuer}/api`,
    algorithms: ["EdDSA"],
  });
  expect(protectedHeader).toMatchObject({ alg: "EdDSA", typ: "JWT", kid: expect.any(String) });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
  expect(payload).toMatchObject({
    sub: expect.any(String),
    sid: expect.any(String),
    jti: expect.any(String),
  });
  await expect(jwtVerify(app.access, keys, { issuer: "https://elsewhere.example" })).rejects.toThrow();
  expect((await app.call("GET", "/api/v1/me")).body.id).toBe(payload.sub);
});

test("twenty refreshes at once leave one living login, and reuse ends it", async () => {
  const app = await newApp(base());
  const refresh = (token: string) =>
    callApi(base(), "POST", "/api/auth/token/refresh/", { refresh_token: token });
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(app.refresh)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const next = new Set(answers.map(({ body }) => body.refresh_token as string));
  expect(next.size).toBe(1);
  const [second] = [...next] as [string];
  const access = answers[0]?.body.access_token as string;
  const logins = await callApi(base(), "GET", "/api/v1/me/sessions", undefined, bearer(access));
  expect(logins.body.data).toMatchObject([{ kind: "app", is_current: true }]);

  const third = await refresh(second);
  expect(third.status).toBe(200);
  const reused = await refresh(app.refresh);
  expect(reused).toMatchObject({ status: 401, body: { code: "invalid_grant", status: 401 } });
  expect(reused.headers.get("content-type")).toBe("application/problem+json");
  expect((await refresh(third.body.refresh_token)).status).toBe(401);
  for (const token of [access, third.body.access_token])
    expect((await callApi(base(), "GET", "/api/v1/me", undefined, bearer(token))).status).toBe(401);
});

test("a login that is ended, by itself or from another device, is refused at once", async () => {
  const phone = await newApp(base());
  const other = await appOf(base(), phone.email);
  const logins = (await other.call("GET", "/api/v1/me/sessions")).body.data;
  const theirs = logins.find((login: { is_current: boolean }) => !login.is_current);
  expect((await other.call("DELETE", `/api/v1/me/sessions/${theirs.id}`)).status).toBe(204);
  const refused = await phone.call("GET", "/api/v1/me");
  expect(refused).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  expect(refused.headers.get("www-authenticate")).toBe('Bearer realm="api", error="invalid_token"');

  expect((await other.call("GET", "/api/v1/me")).status).toBe(200);
  const out = await callApi(base(), "POST", "/api/auth/logout/", { refresh_token: other.refresh });
  expect(out).toMatchObject({ status: 204, body: null });
  expect((await other.call("GET", "/api/v1/me")).status).toBe(401);
  expect((await callApi(base(), "POST", "/api/auth/logout", { refresh_token: "nothing" })).status).toBe(204);
});

test("refusals are problems that a program can read and a person too", async () => {
  const app = await newApp(base());
  const cases: [string, string, unknown, number, string][] = [
    ["GET", "/api/v1/posts/no-such-post", undefined, 404, "not_found"],
    ["GET", "/api/v1/users/nobody.here", undefined, 404, "not_found"],
    ["DELETE", "/api/v1/me/sessions/not-an-id", undefined, 404, "not_found"],
    ["GET", "/api/v1/posts?limit=1000", undefined, 422, "invalid"],
    ["PATCH", "/api/v1/me", { phone_number: "+12" }, 422, "invalid"],
    ["DELETE", "/api/v1/me", { username: app.username, password: "not the password" }, 422, "invalid"],
    ["PUT", "/api/v1/me/push-token", { token: "with space" }, 422, "invalid"],
  ];
  for (const [method, path, body, status, code] of cases) {
    const answer = await app.call(method, path, body, { "accept-language": "ru" });
    expect([path, answer.status, answer.body.code]).toEqual([path, status, code]);
    expect(answer.headers.get("content-type"), path).toBe("application/problem+json");
    expect(answer.body, path).toMatchObject({ type: "about:blank", status, request_id: expect.any(String) });
    expect(answer.body.title, path).toMatch(/[а-яё]/i);
    expect(answer.headers.get("x-request-id")).toBe(answer.body.request_id);
  }
  const nobody = await callApi(base(), "GET", "/api/v1/me");
  expect(nobody).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  expect(nobody.headers.get("www-authenticate")).toBe('Bearer realm="api"');
  const text = await fetch(new URL("/api/auth/token", base()), { method: "POST", body: "email=x" });
  expect(text.status).toBe(415);
  const broken = await fetch(new URL("/api/auth/token", base()), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{",
  });
  expect(broken.status).toBe(400);
});

test("an app that is too old is told what to install, except where it must still be served", async () => {
  const app = await newApp(base());
  const latest = (await app.call("GET", "/api/v1/app-versions/latest?platform=android&build=1")).body;
  expect(latest).toMatchObject({ update_required: true, minimum_build: expect.any(Number) });
  const old = { "x-app-platform": "android", "x-app-build": String(latest.minimum_build - 1) };
  const refused = await app.call("GET", "/api/v1/me", undefined, old);
  expect(refused).toMatchObject({
    status: 403,
    body: {
      code: "app_update_required",
      minimum_build: latest.minimum_build,
      version: latest.version,
      store_url: latest.store_url,
    },
  });
  for (const path of ["/api/v1/settings", "/api/v1/languages"])
    expect((await app.call("GET", path, undefined, old)).status, path).toBe(200);
  const out = await callApi(base(), "POST", "/api/auth/logout", { refresh_token: app.refresh }, old);
  expect(out.status).toBe(204);
});

test("every list and thing of the document answers as the document says", async () => {
  test.setTimeout(180_000);
  const document = (await callApi(base(), "GET", "/api/openapi.json")).body;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, "api");
  const pointer = (...parts: string[]) =>
    parts.map((part) => `/${encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("");
  const app = await demoApp(base(), "student");
  const faults: string[] = [];
  let asked = 0;
  for (const [path, item] of Object.entries<Record<string, never>>(document.paths)) {
    // biome-ignore lint/suspicious/noExplicitAny: the document as any client reads it.
    const operation = item.get as any;
    if (!operation) continue;
    const required = operation.parameters
      .filter((part: { in?: string; required?: boolean }) => part.in === "query" && part.required)
      .map((part: { name: string }) => part.name);
    const address = await addressOf(app, path, required);
    if (!address) {
      faults.push(`${path}: e2e/identity/api-addresses.ts knows no real address`);
      continue;
    }
    const media = Object.keys(operation.responses["200"].content)[0] as string;
    if (media !== "application/json") {
      const stop = new AbortController();
      const stream = await fetch(new URL(address, base()), {
        headers: bearer(app.access),
        signal: stop.signal,
      });
      if (!stream.headers.get("content-type")?.startsWith(media)) faults.push(`${path}: is no ${media}`);
      stop.abort();
      continue;
    }
    const answer = await app.call("GET", address);
    asked += 1;
    // What this person may well not have, such as an export.
    const isAbsent = answer.status === 404 && operation.responses["404"] && !path.includes("{");
    if (answer.status !== 200 && !isAbsent) {
      faults.push(`${path}: ${address} answers ${answer.status}`);
      continue;
    }
    const $ref = isAbsent
      ? `api#${pointer("components", "schemas", "Problem")}`
      : `api#${pointer("paths", path, "get", "responses", "200", "content", media, "schema")}`;
    const valid = ajv.compile({ $ref });
    if (!valid(answer.body)) faults.push(`${path}: ${ajv.errorsText(valid.errors)}`);
    const names = JSON.stringify(answer.body).match(/"[^"]*[A-Z][^"]*":/g) ?? [];
    if (names.length) faults.push(`${path}: not in snake_case: ${names[0]}`);
  }
  expect(faults).toEqual([]);
  expect(asked).toBeGreaterThan(25);
});

test("other websites cannot read the API with a browser", async () => {
  const origin = { origin: "https://elsewhere.example" };
  const app = await newApp(base());
  const read = await app.call("GET", "/api/v1/me", undefined, origin);
  expect(read.headers.get("access-control-allow-origin")).toBeNull();
  const preflight = await fetch(new URL("/api/v1/me", base()), {
    method: "OPTIONS",
    headers: { ...origin, "access-control-request-method": "GET" },
  });
  expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
});
