import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { inTx, makeCtx } from "../../core/ctx";
import { db, pool } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { port } from "../../core/ports";
import { dropSingle } from "../../core/single";
import { testCtx } from "../../core/testing/ctx";
import { openFamily } from "../../identity/refresh/commands";
import { setPushToken } from "../../identity/refresh/push";
import { refreshTokens } from "../../identity/schema/sessions";
import { asPerson } from "../../identity/testing/people";
import { savePreferences } from "../preference/commands";
import { PreferencesInput } from "../preference/model";
import { notificationDeliveries as d } from "../schema/deliveries";
import { deliverJob } from "./worker";

/** What the gateway got, and what it answers to whom. */
let got: { to: string; title: string; url: string; key: string; auth: string }[] = [];
let answers: Record<string, number> = {};
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const message = JSON.parse(body);
      got.push({
        ...message,
        key: request.headers["idempotency-key"],
        auth: request.headers.authorization,
      });
      response.writeHead(answers[message.to] ?? 202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("PUSH_GATEWAY_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`);
  vi.stubEnv("PUSH_GATEWAY_TOKEN", "gate");
  dropSingle("env");
});
afterAll(() => {
  vi.unstubAllEnvs();
  dropSingle("env");
  server.close();
});
beforeEach(async () => {
  await pool().query("delete from notification_deliveries");
  [got, answers] = [[], {}];
});

/** Somebody who wants announcements on these phones. */
async function withPhones(...tokens: string[]) {
  const { user, ctx } = await asPerson();
  for (const token of tokens) {
    const { familyId } = await inTx(makeCtx(), (tx) =>
      openFamily(tx, user.id, { name: token, build: "ios:1" }),
    );
    await setPushToken(ctx, familyId, token);
  }
  const on = ["system_announcement:in_app", "system_announcement:push"];
  await savePreferences(ctx, PreferencesInput.parse({ version: 0, inAppEnabled: true, on, shown: [] }));
  return { user, ctx };
}
const tell = (id: string) =>
  inTx(testCtx(), (tx) =>
    port("notify")(tx, "notifications.test", [id], {}, { dedupe: uuidv7(), link: "/account" }),
  );
const run = () => deliverJob.handle(testCtx({ kind: "job", name: "notifications.deliver" }), {});
const stateOf = async (userId: string) =>
  (
    await db()
      .select()
      .from(d)
      .where(and(eq(d.userId, userId), eq(d.channel, "push")))
  ).map((row) => row.status);
const tokensOf = async (userId: string) =>
  (
    await db()
      .select({ token: refreshTokens.pushToken })
      .from(refreshTokens)
      .where(and(eq(refreshTokens.userId, userId), isNull(refreshTokens.rotatedAt)))
  ).map((row) => row.token);

test("a message goes to every phone of the person, once each", async () => {
  const { user } = await withPhones("a-1", "a-2");
  await tell(user.id);
  await run();
  expect(await stateOf(user.id)).toEqual(["sent"]);
  expect(got.map((m) => m.to).sort()).toEqual(["a-1", "a-2"]);
  expect(new Set(got.map((m) => m.key)).size).toBe(2);
  expect(got[0]).toMatchObject({ title: "This is a test", auth: "Bearer gate" });
  expect(got[0]?.url).toMatch(/^https?:.*\/account$/);
});

test("a phone that is gone is forgotten; without any left nothing is sent", async () => {
  answers = { "b-1": 410, "c-1": 404 };
  const [both, none] = [await withPhones("b-1", "b-2"), await withPhones("c-1")];
  await tell(both.user.id);
  await tell(none.user.id);
  await run();
  expect([await stateOf(both.user.id), await stateOf(none.user.id)]).toEqual([["sent"], ["failed"]]);
  expect((await tokensOf(both.user.id)).filter(Boolean)).toEqual(["b-2"]);
  expect(await tokensOf(none.user.id)).toEqual([null]);
  await tell(none.user.id);
  expect(await stateOf(none.user.id)).toEqual(["failed"]);
});

test("a gateway in trouble is asked again, with the same keys", async () => {
  answers = { "e-1": 503 };
  const { user } = await withPhones("e-1", "e-2");
  await tell(user.id);
  await run();
  expect(await stateOf(user.id)).toEqual(["queued"]);
  answers = {};
  await pool().query("update notification_deliveries set scheduled_at = now()");
  await run();
  expect(await stateOf(user.id)).toEqual(["sent"]);
  expect(got.map((m) => m.to).sort()).toEqual(["e-1", "e-1", "e-2", "e-2"]);
  expect(new Set(got.map((m) => m.key)).size).toBe(2);
});

test("who has no phone, or switched push off, has no delivery", async () => {
  const [without, off] = [await withPhones(), await withPhones("f-1")];
  const still = { version: 1, inAppEnabled: true, on: ["system_announcement:push"], shown: ["push"] };
  await savePreferences(off.ctx, PreferencesInput.parse(still));
  await tell(without.user.id);
  await tell(off.user.id);
  expect([await stateOf(without.user.id), await stateOf(off.user.id)]).toEqual([[], []]);
});
