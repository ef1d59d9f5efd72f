import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { inTx, jobCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { port } from "../../core/ports";
import { dropSingle } from "../../core/single";
import { testCtx } from "../../core/testing/ctx";
import { wallClock } from "../../core/time";
import { changeProfile } from "../../identity/account/commands";
import { actorOf, makePerson } from "../../identity/testing/people";
import { savePreferences } from "../preference/commands";
import { PreferencesInput } from "../preference/model";
import { notificationDeliveries } from "../schema/deliveries";
import { claimDue } from "./claim";

const ctx = jobCtx("notifications.deliver");
const HOUR = 3_600_000;

beforeAll(() => {
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
  dropSingle("env");
});
afterAll(() => dropSingle("env"));

/** The wall clock of UTC some hours from now. */
const clock = (hours: number) => wallClock(new Date(Date.now() + hours * HOUR), "UTC").slice(11, 16);
const input = (version: number, parts: object) =>
  PreferencesInput.parse({
    version,
    inAppEnabled: true,
    emailEnabled: true,
    on: ["points_update:in_app", "points_update:email"],
    ...parts,
  });

/** Somebody in UTC for whom one mail waits until quiet hours end in two hours. */
async function asleep() {
  const user = await makePerson([], { timeZone: "UTC" });
  const own = testCtx(actorOf(user));
  await savePreferences(own, input(0, { quietFrom: clock(-1), quietTo: clock(2) }));
  await inTx(testCtx(), (tx) =>
    port("notify")(tx, "points.unearned", [user.id], { points: 5 }, { dedupe: user.id }),
  );
  await work();
  expect(await state(user.id)).toBe("deferred");
  return { user, own };
}
const work = async () => {
  while (await claimDue(ctx, 50));
};
const row = async (userId: string) =>
  (await db().select().from(notificationDeliveries).where(eq(notificationDeliveries.userId, userId)))[0];
const state = async (userId: string) => (await row(userId))?.status;

test("what quiet hours hold back goes at once when its reader ends them", async () => {
  const { user, own } = await asleep();
  await savePreferences(own, input(1, {}));
  await work();
  expect(await state(user.id)).toBe("sending");
});

test("quiet hours that are moved hold mail until their new end", async () => {
  const { user, own } = await asleep();
  await savePreferences(own, input(1, { quietFrom: clock(-1), quietTo: clock(1) }));
  await work();
  const held = await row(user.id);
  expect(held?.status).toBe("deferred");
  expect(held?.scheduledAt.getTime()).toBeLessThanOrEqual(Date.now() + HOUR);
});

test("a reader who moves to another zone gets it by the hours there", async () => {
  const { user, own } = await asleep();
  await changeProfile(own, { timeZone: "Asia/Tokyo" });
  await work();
  expect(await state(user.id)).toBe("sending");
});
