import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { jobCtx } from "../../core/ctx";
import { db, pool } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { dropSingle } from "../../core/single";
import { asPerson } from "../../identity/testing/people";
import { listNotifications } from "../notification/queries";
import { notificationDeliveries } from "../schema/deliveries";
import { watchQueue } from "./watch";

beforeAll(async () => {
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
  dropSingle("env");
  await pool().query("delete from notification_deliveries");
});
afterAll(() => dropSingle("env"));

test("a message that is due for a quarter of an hour is told once, to those who look after messages", async () => {
  const [desk, other] = [await asPerson(["support_admin"]), await asPerson(["content_manager"])];
  const look = () => watchQueue(jobCtx("notifications.watch-queue"));
  const heard = async (who: typeof desk) =>
    (await listNotifications(who.ctx, {})).rows.filter((row) => row.notice === "notifications.queue_stuck");
  const [row] = await db()
    .insert(notificationDeliveries)
    .values({
      channel: "email",
      recipient: "someone@example.test",
      category: "test",
      scheduledAt: new Date(Date.now() - 10 * 60_000),
      dedupeKey: uuidv7(),
    })
    .returning();
  await look();
  expect(await heard(desk)).toEqual([]);
  const due = (minutes: number) =>
    db()
      .update(notificationDeliveries)
      .set({ scheduledAt: new Date(Date.now() - minutes * 60_000) })
      .where(eq(notificationDeliveries.id, row?.id as string));
  await due(16);
  await Promise.all([look(), look()]);
  await look();
  expect(await heard(desk)).toMatchObject([{ message: expect.stringContaining("16 minutes") }]);
  expect(await heard(other)).toEqual([]);
  await db()
    .update(notificationDeliveries)
    .set({ status: "sent" })
    .where(eq(notificationDeliveries.id, row?.id as string));
  await look();
  expect(await heard(desk)).toEqual([]);
});
