import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { inTx, jobCtx } from "../../core/ctx";
import { db, pool } from "../../core/db";
import { port } from "../../core/ports";
import { dropSingle } from "../../core/single";
import { testCtx } from "../../core/testing/ctx";
import { actorOf, makePerson } from "../../identity/testing/people";
import { claimDue } from "../delivery/claim";
import { setByToken } from "../preference/commands";
import { isOnByToken } from "../preference/queries";
import { notificationDeliveries } from "../schema/deliveries";
import { notificationPreferences } from "../schema/preferences";
import { mailsTo } from "../testing/mails";
import { nextDue } from "./due";
import { DIGEST } from "./model";
import { nextDigest } from "./queries";
import { sendDigests } from "./send";

const ctx = jobCtx("notifications.digest");
const DAY = 86_400_000;

beforeAll(() => {
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
  dropSingle("env");
});
afterAll(() => dropSingle("env"));
beforeEach(async () => {
  await pool().query("truncate notification_deliveries, notifications, notification_grouped_events cascade");
});

const TIMES = { digest: "daily" as const, digestAt: "08:00", digestWeekday: 1 };
const ZONE = "Europe/Berlin";

/** A person who has points told by mail, in a digest. */
async function reader(parts: Partial<typeof notificationPreferences.$inferInsert> = {}) {
  const user = await makePerson([], { timeZone: ZONE });
  await db()
    .insert(notificationPreferences)
    .values({ userId: user.id, ...TIMES, typePreferences: { points_update: { email: true } }, ...parts });
  return user;
}
let serial = 0;
const tell = async (
  userId: string,
  times: number,
  notice = "points.unearned",
  data: object = { points: 5 },
) => {
  for (let n = 0; n < times; n++)
    await inTx(testCtx(), (tx) =>
      port("notify")(tx, notice, [userId], data as never, {
        dedupe: `e${serial++}`,
        link: "/account/points",
      }),
    );
  while (await claimDue(ctx, 50));
};
const deliveries = (userId: string) =>
  db().select().from(notificationDeliveries).where(eq(notificationDeliveries.userId, userId));
const waiting = async (userId: string) =>
  (await deliveries(userId)).filter((row) => row.status === "digested");
const due = (on = 0) => new Date(nextDue(new Date(), TIMES, ZONE).at.getTime() + on * DAY);

test("goes once to each person at their time, whoever sends it; the others point to it", async () => {
  const user = await reader();
  await tell(user.id, 3);
  expect(await waiting(user.id)).toHaveLength(3);
  expect(await nextDigest(testCtx(actorOf(user)))).toMatchObject({ total: 3, at: due() });
  expect(await sendDigests(ctx, new Date(due().getTime() - 60_000))).toBe(0);
  const sent = await Promise.all(Array.from({ length: 4 }, () => sendDigests(ctx, due())));
  expect(sent.reduce((a, b) => a + b)).toBe(1);
  const [mail, ...others] = (await mailsTo(user.email)).filter((row) => row.category === DIGEST);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ subject: expect.stringContaining("3 pieces of news") });
  expect(mail?.html).toContain("/account/points");
  expect(mail?.oneClick).toContain("/api/unsubscribe/");
  expect((await waiting(user.id)).map((row) => row.digestId)).toEqual([mail?.id, mail?.id, mail?.id]);
  // Nothing new, no mail; a second time on the same day, none either.
  await tell(user.id, 1);
  expect(await sendDigests(ctx, due())).toBe(0);
  expect(await sendDigests(ctx, due(1))).toBe(1);
  expect(await sendDigests(ctx, due(2))).toBe(0);
});

test("names the newest fifty, and how many more there are", async () => {
  const user = await reader();
  await tell(user.id, 62);
  expect(await sendDigests(ctx, due())).toBe(1);
  const mail = (await mailsTo(user.email)).find((row) => row.category === DIGEST);
  expect(mail?.subject).toContain("62");
  expect(mail?.html).toContain("And 12 more.");
  expect(mail?.html.match(/<li /g)).toHaveLength(50);
});

test("what exceeds a day's number of optional mails waits for one, also where none was chosen", async () => {
  const user = await reader({ digest: "none" });
  await tell(user.id, 23);
  expect(await waiting(user.id)).toHaveLength(3);
  expect((await deliveries(user.id)).filter((row) => row.status === "sending")).toHaveLength(20);
  // What nobody can mute is no part of the number.
  await tell(user.id, 1, "identity.new_device", { device: "x" });
  expect((await deliveries(user.id)).filter((row) => row.status === "sending")).toHaveLength(21);
  expect(await sendDigests(ctx, due())).toBe(1);
  expect((await mailsTo(user.email)).find((row) => row.category === DIGEST)?.subject).toContain("3 ");
});

test("the number of a day holds for workers that run at once, too", async () => {
  const user = await reader({ digest: "none" });
  for (let n = 0; n < 60; n++)
    await inTx(testCtx(), (tx) =>
      port("notify")(tx, "points.unearned", [user.id], { points: n }, { dedupe: `race${n}` }),
    );
  const work = async () => {
    while (await claimDue(ctx, 10));
  };
  await Promise.all(Array.from({ length: 6 }, work));
  expect((await deliveries(user.id)).filter((row) => row.status === "sending")).toHaveLength(20);
  expect(await waiting(user.id)).toHaveLength(40);
});

test("a weekly one waits for its weekday; what only exceeded the number of a day does not", async () => {
  const next = due();
  const other = ((next.getUTCDay() + 2) % 7) + 1;
  const weekly = await reader({ digest: "weekly", digestWeekday: other });
  await tell(weekly.id, 2);
  await tell(weekly.id, 21, "identity.companyClosed", { company: "Oak" });
  expect(await waiting(weekly.id)).toHaveLength(3);
  expect(await sendDigests(ctx, next)).toBe(1);
  expect((await waiting(weekly.id)).filter((row) => row.digestId === null)).toHaveLength(2);
  const sent: number[] = [];
  for (let on = 1; on <= 7; on++) sent.push(await sendDigests(ctx, due(on)));
  expect(sent.reduce((a, b) => a + b)).toBe(1);
});

test("its link ends digests: what waits then is told in the product alone", async () => {
  const user = await reader();
  await tell(user.id, 2);
  const target = { userId: user.id, type: DIGEST, channel: "email" as const };
  await setByToken(testCtx(), target, false);
  expect(await isOnByToken(target)).toBe(false);
  expect(await sendDigests(ctx, due())).toBe(0);
  expect((await deliveries(user.id)).map((row) => row.status)).toEqual(["cancelled", "cancelled"]);
});

test("a zone that changed meanwhile, and what was taken back, count as they are then", async () => {
  const user = await reader();
  await tell(user.id, 2);
  await pool().query("update users set time_zone = 'Pacific/Apia' where id = $1", [user.id]);
  const there = nextDue(new Date(), TIMES, "Pacific/Apia").at;
  await pool().query(
    "update notifications set expires_at = now() where ctid = (select min(ctid) from notifications)",
  );
  expect(await sendDigests(ctx, new Date(there.getTime() - 60_000))).toBe(0);
  expect(await sendDigests(ctx, there)).toBe(1);
  expect((await deliveries(user.id)).map((row) => row.status).sort()).toEqual([
    "cancelled",
    "digested",
    "queued",
  ]);
});
