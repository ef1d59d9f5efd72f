import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { inTx, jobCtx } from "../../core/ctx";
import { db, pool } from "../../core/db";
import { port } from "../../core/ports";
import { testCtx } from "../../core/testing/ctx";
import { asPerson, outcome } from "../../identity/testing/people";
import { mute, unmute } from "../mute/commands";
import { listMutes } from "../mute/queries";
import { notifications } from "../schema/notifications";
import { snoozeEnd } from "../snooze/model";
import { wakeSnoozed } from "../snooze/wake";
import * as commands from "./commands";
import { notificationList } from "./list";
import { cursorOf } from "./model";
import { countUnread, listNotifications } from "./queries";

async function make(userId: string, n: number, parts: Partial<typeof notifications.$inferInsert> = {}) {
  return db()
    .insert(notifications)
    .values(
      Array.from({ length: n }, (_, i) => ({
        userId,
        notice: "test.thing",
        notificationType: "admin_alert",
        subject: `Thing ${i}`,
        message: "",
        dedupeKey: `${Math.random()}`,
        createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, i)),
        ...parts,
      })),
    )
    .returning();
}
const list = (query: Record<string, string> = {}) => notificationList.parse(query).filters;

test("are marked by their owner alone; to anybody else they are not there", async () => {
  const [{ user, ctx }, stranger] = [await asPerson(), await asPerson()];
  const [row] = await make(user.id, 1, { link: "/account" });
  const id = row?.id as string;
  const later = (who: typeof ctx, { ids }: { ids: string[] }) =>
    commands.snooze(who, { id: ids[0] as string, until: "hour" });
  const silent = (who: typeof ctx, { ids }: { ids: string[] }) => mute(who, { id: ids[0] as string });
  const all = [commands.markRead, commands.markUnread, commands.archive, commands.unarchive, later, silent];
  for (const command of all) {
    expect(await outcome(() => command(stranger.ctx, { ids: [id] }))).toBe("not_found");
    expect(await outcome(() => command(testCtx(), { ids: [id] }))).toBe("unauthenticated");
  }
  expect(await outcome(() => commands.openNotification(stranger.ctx, { id }))).toBe("not_found");
  expect(await commands.markAllRead(stranger.ctx, { upTo: new Date() })).toEqual({ count: 0 });
  expect((await listNotifications(stranger.ctx, list())).rows).toEqual([]);
  expect(await countUnread(ctx)).toBe(1);

  expect(await commands.openNotification(ctx, { id })).toEqual({ link: "/account" });
  expect(await countUnread(ctx)).toBe(0);
  await commands.markUnread(ctx, { ids: [id] });
  expect(await countUnread(ctx)).toBe(1);
  await commands.archive(ctx, { ids: [id] });
  expect(await countUnread(ctx)).toBe(0);
  expect((await listNotifications(ctx, list())).rows).toEqual([]);
  expect((await listNotifications(ctx, list({ show: "archived" }))).rows).toMatchObject([
    { id, state: "archived" },
  ]);
  await commands.unarchive(ctx, { ids: [id] });
  expect((await listNotifications(ctx, list({ show: "unread" }))).rows).toMatchObject([{ id }]);
});

test("are all read up to what was shown; what comes meanwhile stays unread", async () => {
  const { user, ctx } = await asPerson();
  const rows = await make(user.id, 5);
  const upTo = rows[3]?.createdAt as Date;
  await make(user.id, 1, { createdAt: new Date(upTo.getTime() + 1) });
  expect(await commands.markAllRead(ctx, { upTo })).toEqual({ count: 4 });
  expect(await countUnread(ctx)).toBe(2);
});

test("that came within one millisecond are neither left out of the list nor left unread", async () => {
  const { user, ctx } = await asPerson();
  await make(user.id, 30, { createdAt: sql`'2026-01-01T00:00:00.123456Z'::timestamptz` as never });
  const first = await listNotifications(ctx, list());
  const second = await listNotifications(ctx, list({ before: first.next as string }));
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(30);
  expect(await commands.markAllRead(ctx, { upTo: first.rows[0]?.createdAt as Date })).toEqual({ count: 30 });
});

test("come in parts without gap or repeat, though new ones arrive; expired ones are hidden", async () => {
  const { user, ctx } = await asPerson();
  await make(user.id, 30, { createdAt: new Date(Date.UTC(2026, 0, 1)) });
  await make(user.id, 3, { expiresAt: new Date(Date.now() - 1000) });
  expect(await countUnread(ctx)).toBe(30);
  const first = await listNotifications(ctx, list());
  await make(user.id, 4, { createdAt: new Date() });
  const second = await listNotifications(ctx, list({ before: first.next as string }));
  expect(first.rows).toHaveLength(25);
  expect(second.rows).toHaveLength(5);
  expect(second.next).toBeNull();
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(30);
  expect(first.next).toBe(cursorOf(first.rows[24] as (typeof first.rows)[number]));
  expect(list({ before: "2026-99-01T00:00:00.000Z_x" })).toEqual({});
});

test("lose their group when they are marked unread", async () => {
  const { user, ctx } = await asPerson();
  const [row] = await make(user.id, 1, { groupKey: "g", readAt: new Date() });
  await commands.markUnread(ctx, { ids: [row?.id as string] });
  const [after] = await db()
    .select()
    .from(notifications)
    .where(eq(notifications.id, row?.id as string));
  expect(after).toMatchObject({ groupKey: null, readAt: null });
});

test("snoozed, are aside until their time, then unread and on top again, once", async () => {
  const { user, ctx } = await asPerson();
  const [old] = await make(user.id, 1, { readAt: new Date() });
  await make(user.id, 2, { createdAt: new Date(Date.now() - 60_000), readAt: new Date() });
  const id = old?.id as string;
  await commands.snooze(ctx, { id, until: "hour" });
  expect((await listNotifications(ctx, list())).rows).toHaveLength(2);
  expect((await listNotifications(ctx, list({ show: "archived" }))).rows).toMatchObject([
    { id, snoozedUntil: expect.any(Date) },
  ]);
  expect(await wakeSnoozed(jobCtx("notifications.wake"))).toBe(0);
  await db()
    .update(notifications)
    .set({ snoozedUntil: new Date(Date.now() - 1) })
    .where(eq(notifications.id, id));
  const woken = await Promise.all(Array.from({ length: 4 }, () => wakeSnoozed(jobCtx("notifications.wake"))));
  expect(woken.reduce((a, b) => a + b)).toBe(1);
  expect(await countUnread(ctx)).toBe(1);
  expect((await listNotifications(ctx, list())).rows[0]).toMatchObject({
    id,
    state: "unread",
    snoozedUntil: null,
  });
  // Taken out of the archive by hand, it does not come back a second time.
  await commands.snooze(ctx, { id, until: "week" });
  await commands.unarchive(ctx, { ids: [id] });
  expect((await listNotifications(ctx, list())).rows[0]).toMatchObject({ snoozedUntil: null });
});

test("come back in the morning of their owner's zone", () => {
  const now = new Date("2026-03-28T23:30:00Z");
  // In Berlin it is already the 29th, on which the clock changes.
  expect(snoozeEnd(now, "tomorrow", "Europe/Berlin").toISOString()).toBe("2026-03-30T06:00:00.000Z");
  expect(snoozeEnd(now, "week", "UTC").toISOString()).toBe("2026-04-04T08:00:00.000Z");
  expect(snoozeEnd(now, "hour", "UTC").toISOString()).toBe("2026-03-29T00:30:00.000Z");
});

test("about what was muted are made already read and sent nowhere, unless they cannot be muted", async () => {
  const { user, ctx } = await asPerson();
  const tell = (notice: string, dedupe: string, data: object, id = "7") =>
    inTx(testCtx(), (tx) =>
      port("notify")(tx, notice, [user.id], data as never, { dedupe, entity: { type: "company", id } }),
    );
  const mails = async () =>
    (await pool().query("select 1 from notification_deliveries where user_id = $1", [user.id])).rowCount;
  await tell("identity.companyClosed", "1", { company: "Oak" });
  const [first] = (await listNotifications(ctx, list())).rows;
  await mute(ctx, { id: first?.id as string });
  await mute(ctx, { id: first?.id as string });
  const before = await mails();
  await tell("identity.companyClosed", "2", { company: "Oak" });
  await tell("identity.companyClosed", "3", { company: "Elm" }, "8");
  expect((await listNotifications(ctx, list())).rows.map((row) => row.state)).toEqual([
    "unread",
    "read",
    "unread",
  ]);
  expect(await mails()).toBe((before ?? 0) + 1);
  await tell("identity.restored", "4", {});
  expect(await countUnread(ctx)).toBe(3);
  expect(await listMutes(ctx)).toMatchObject([{ entityType: "company", entityId: "7" }]);
  await unmute(ctx, { entityType: "company", entityId: "7" });
  await tell("identity.companyClosed", "5", { company: "Oak" });
  expect(await countUnread(ctx)).toBe(4);
});

test("what is taken back does not come back by being snoozed", async () => {
  const { user, ctx } = await asPerson();
  const entity = { type: "test.thing", id: "gone" };
  const [snoozed, other] = await make(user.id, 2, { entityType: entity.type, entityId: entity.id });
  await db()
    .update(notifications)
    .set({ entityId: "stays" })
    .where(eq(notifications.id, other?.id as string));
  for (const row of [snoozed, other]) await commands.snooze(ctx, { id: row?.id as string, until: "hour" });
  await inTx(testCtx(), (tx) => port("retract")(tx, "test.thing", entity));
  await db()
    .update(notifications)
    .set({ snoozedUntil: new Date(Date.now() - 1000) })
    .where(eq(notifications.userId, user.id));
  await wakeSnoozed(jobCtx("notifications.wake"));
  expect((await listNotifications(ctx, list())).rows.map((row) => row.id)).toEqual([other?.id]);
  expect(await countUnread(ctx)).toBe(1);
});
