import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "../../core/db";
import { rateLimits } from "../../core/schema/core";
import { bearer, callApi } from "../../core/testing/api-client";
import { testCtx } from "../../core/testing/ctx";
import { serveApi } from "../../core/testing/serve-api";
import { signInApp } from "../refresh/sign-in";
import { personalExports } from "../schema/personal-exports";
import { users } from "../schema/users";
import { makePerson, PASSWORD } from "../testing/people";

vi.mock("next/headers", () => import("../../core/testing/request-headers"));
vi.mock("next-auth", () => ({ default: () => ({ auth: async () => null }) }));

let api: Awaited<ReturnType<typeof serveApi>>;
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.close());
beforeEach(() => db().delete(rateLimits));

async function person() {
  const user = await makePerson(["student"]);
  const { pair } = await signInApp(
    testCtx(),
    { email: user.email, password: PASSWORD },
    { name: null, build: null },
  );
  return { user, auth: bearer(pair.access_token) };
}
const statusOf = async (id: string) => (await db().select().from(users).where(eq(users.id, id)))[0];

test("an export takes the password; fifty equal requests make one and get fifty equal answers", async () => {
  const { user, auth } = await person();
  const ask = (body: object, key = "export-1") =>
    callApi(api.url, "POST", "/api/v1/me/export", body, { ...auth, "idempotency-key": key });
  expect((await callApi(api.url, "GET", "/api/v1/me/export", undefined, auth)).status).toBe(404);
  expect(await ask({})).toMatchObject({ status: 422, body: { errors: { password: [expect.any(String)] } } });
  expect(await ask({ password: "not the password" })).toMatchObject({ status: 422 });
  await db().update(users).set({ failedLoginAttempts: 0, accountLockedUntil: null });
  const answers = [];
  for (let round = 0; round < 5; round++) {
    answers.push(...(await Promise.all(Array.from({ length: 10 }, () => ask({ password: PASSWORD })))));
    await db().delete(rateLimits);
  }
  for (const { status, body } of answers)
    expect({ status, body }).toEqual({
      status: 202,
      body: {
        status: "queued",
        created_at: expect.any(String),
        url: null,
        size_bytes: null,
        expires_at: null,
      },
    });
  expect(new Set(answers.map(({ body }) => body.created_at)).size).toBe(1);
  const rows = await db().select().from(personalExports).where(eq(personalExports.userId, user.id));
  expect(rows).toHaveLength(1);
  const otherwise = { password: PASSWORD, otp: "123456" };
  expect(await ask(otherwise)).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
  expect((await ask({ password: PASSWORD }, "export-2")).status).toBe(409);
  expect((await callApi(api.url, "GET", "/api/v1/me/export", undefined, auth)).body.status).toBe("queued");
}, 60_000);

test("erasing takes the username and the password, and ends the login at once", async () => {
  const { user, auth } = await person();
  const erase = (body: object, headers = auth) => callApi(api.url, "DELETE", "/api/v1/me", body, headers);
  expect((await erase({ username: user.username, password: PASSWORD }, {})).status).toBe(401);
  expect(await erase({ username: user.username })).toMatchObject({
    status: 422,
    body: { errors: { password: [expect.any(String)] } },
  });
  expect((await erase({ username: user.username, password: "wrong password" })).status).toBe(422);
  expect(await erase({ username: "somebody.else", password: PASSWORD })).toMatchObject({
    status: 422,
    body: { errors: { username: [expect.any(String)] } },
  });
  expect((await statusOf(user.id))?.status).toBe("active");
  const begun = await erase({ username: user.username, password: PASSWORD });
  expect(begun).toMatchObject({ status: 202, body: { erase_at: expect.stringMatching(/Z$/) } });
  expect(new Date(begun.body.erase_at).getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000);
  expect(await statusOf(user.id)).toMatchObject({ status: "inactive", deletedAt: expect.any(Date) });
  expect((await callApi(api.url, "GET", "/api/v1/me", undefined, auth)).status).toBe(401);
});
