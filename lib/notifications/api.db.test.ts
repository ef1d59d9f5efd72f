import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "../core/db";
import { rateLimits } from "../core/schema/core";
import { bearer, callApi } from "../core/testing/api-client";
import { testCtx } from "../core/testing/ctx";
import { serveApi } from "../core/testing/serve-api";
import { signInApp } from "../identity/refresh/sign-in";
import { makePerson, PASSWORD } from "../identity/testing/people";
import { notifications } from "./schema/notifications";

vi.mock("next/headers", () => import("../core/testing/request-headers"));
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
  const auth = bearer(pair.access_token);
  const me = (method: string, path: string, body?: unknown) =>
    callApi(api.url, method, `/api/v1/me/${path}`, body, auth);
  return { user, me };
}
async function make(userId: string, n: number, type = "admin_alert") {
  const base = Date.UTC(2026, 0, 1);
  return db()
    .insert(notifications)
    .values(
      Array.from({ length: n }, (_, i) => ({
        userId,
        notice: "test.thing",
        notificationType: type,
        subject: `Thing ${i}`,
        message: "It happened.",
        link: "/account",
        dedupeKey: `${type}-${i}`,
        createdAt: new Date(base + i * 1000),
      })),
    )
    .returning();
}

describe("notifications over the API", () => {
  test("go on by a cursor, are filtered, counted, marked, and are nobody else's", async () => {
    const [{ user, me }, other] = [await person(), await person()];
    const rows = await make(user.id, 7);
    await make(user.id, 2, "account_update");
    const first = (await me("GET", "notifications?limit=5")).body;
    expect(first.data).toHaveLength(5);
    expect(first.data[0]).toMatchObject({
      status: "unread",
      link: "/account",
      url: "http://localhost:3000/account",
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      read_at: null,
    });
    const second = (await me("GET", `notifications?limit=5&cursor=${first.next_cursor}`)).body;
    expect(second.data).toHaveLength(4);
    expect(second.next_cursor).toBeNull();
    expect((await me("GET", "notifications?type=account_update")).body.data).toHaveLength(2);
    expect((await me("GET", "notifications?status=nonsense")).status).toBe(422);
    expect((await me("GET", "notifications?cursor=nonsense")).status).toBe(422);
    expect((await other.me("GET", "notifications")).body).toEqual({ data: [], next_cursor: null });

    const id = rows[6]?.id;
    expect((await me("GET", "notifications/unread-count")).body).toEqual({ unread: 9 });
    for (const move of ["read", "unread", "archive"])
      expect((await other.me("POST", `notifications/${id}/${move}`)).status).toBe(404);
    expect((await me("POST", `notifications/${id}/read`)).status).toBe(204);
    expect((await me("POST", `notifications/${id}/read`)).status).toBe(204);
    expect((await me("GET", "notifications?status=read")).body.data).toMatchObject([{ id, status: "read" }]);
    expect((await me("POST", `notifications/${id}/unread`)).status).toBe(204);
    expect((await me("GET", "notifications/unread-count")).body).toEqual({ unread: 9 });
    expect((await me("POST", `notifications/${id}/archive`)).status).toBe(204);
    expect((await me("GET", "notifications?status=archived")).body.data).toMatchObject([{ id }]);

    const upTo = rows[3]?.createdAt.toISOString();
    expect((await me("POST", "notifications/read-all", { up_to: upTo })).body).toEqual({ count: 6 });
    expect((await me("POST", "notifications/read-all", {})).status).toBe(422);
    expect((await me("GET", "notifications/unread-count")).body).toEqual({ unread: 2 });
  });

  test("preferences change by what is sent, of two at once one, and nothing undeclared is taken", async () => {
    const { me } = await person();
    const before = (await me("GET", "notification-preferences")).body;
    expect(before).toMatchObject({ version: 0, email_enabled: true, quiet_from: null });
    const channelOf = (body: typeof before, type: string, channel: string) =>
      body.types
        .find((line: { type: string }) => line.type === type)
        .channels.find((cell: { channel: string }) => cell.channel === channel);
    expect(channelOf(before, "account_update", "email")).toMatchObject({ on: true, reason: "default" });
    const change = {
      version: 0,
      quiet_from: "22:00",
      quiet_to: "07:00",
      types: { account_update: { email: false } },
    };
    const both = await Promise.all([
      me("PUT", "notification-preferences", change),
      me("PUT", "notification-preferences", change),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const after = both.find(({ status }) => status === 200)?.body;
    expect(after).toMatchObject({ version: 1, quiet_from: "22:00", quiet_to: "07:00" });
    expect(channelOf(after, "account_update", "email")).toMatchObject({ on: false, reason: "chosen" });
    expect(channelOf(after, "account_update", "in_app")).toMatchObject({ on: true });
    // What is left out stays; null empties.
    const next = await me("PUT", "notification-preferences", {
      version: 1,
      quiet_from: null,
      quiet_to: null,
    });
    expect(next.body).toMatchObject({ version: 2, quiet_from: null, digest: "none" });
    expect(channelOf(next.body, "account_update", "email")).toMatchObject({ on: false });
    const weekly = { version: 2, digest: "weekly", digest_at: "07:30", digest_weekday: 5 };
    const digest = await me("PUT", "notification-preferences", weekly);
    expect(digest.body).toMatchObject({ ...weekly, version: 3 });
    for (const wrong of [
      { digest: "hourly" },
      { digest_at: "25:00" },
      { types: { account_security: { email: false } } },
      { types: { nothing: { email: false } } },
      { types: { account_update: { pigeon: true } } },
      { quiet_from: "22:00" },
      { quiet_from: "22:00", quiet_to: "22:00" },
      { email_on: false },
    ])
      expect((await me("PUT", "notification-preferences", { version: 3, ...wrong })).status).toBe(422);
  });

  test("a push token is an app's own business", async () => {
    const { me } = await person();
    expect((await me("PUT", "push-token", { token: "apns-1" })).status).toBe(204);
    expect((await me("PUT", "push-token", { token: null })).status).toBe(204);
    expect((await me("PUT", "push-token", { token: "with space" })).status).toBe(422);
    expect((await callApi(api.url, "PUT", "/api/v1/me/push-token", { token: "x" })).status).toBe(401);
  });
});
