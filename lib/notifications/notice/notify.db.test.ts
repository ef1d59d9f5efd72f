import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { inTx } from "../../core/ctx";
import { db, pool } from "../../core/db";
import { port } from "../../core/ports";
import { type Domain, domains, registerDomains } from "../../core/registry";
import { dropSingle } from "../../core/single";
import { testCtx } from "../../core/testing/ctx";
import { makePerson } from "../../identity/testing/people";
import { countUnreadOf } from "../notification/queries";
import { notificationDeliveries } from "../schema/deliveries";
import { notifications } from "../schema/notifications";
import { notificationPreferences } from "../schema/preferences";
import { fanOutJob } from "./notify";

const before = domains();
const texts = {
  notify_test: {
    type: "Tests",
    thing: {
      subject: "{count, plural, one {A thing} other {# things}} by {who}",
      body: "{who} made a thing.",
    },
  },
};
const domain: Domain = {
  name: "notify_test",
  messages: { en: async () => texts },
  noticeTypes: [
    { name: "test_update", label: "notify_test.type", channels: ["in_app", "email"] },
    { name: "test_required", label: "notify_test.type", channels: ["in_app", "email"], required: true },
  ],
  notices: [
    { name: "notify_test.thing", type: "test_update", template: "notify_test.thing", variables: ["who"] },
    { name: "notify_test.must", type: "test_required", template: "notify_test.thing", variables: ["who"] },
    {
      name: "notify_test.secret",
      type: "test_required",
      template: "notify_test.thing",
      variables: ["who"],
      secret: true,
    },
  ],
};

beforeAll(() => {
  registerDomains([...before, domain]);
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
  dropSingle("env");
});
afterAll(() => registerDomains(before));
beforeEach(async () => {
  await pool().query("truncate notification_deliveries, notifications, notification_grouped_events cascade");
});

const ctx = testCtx();
const tell = (
  people: string[],
  options: Partial<Parameters<typeof run>[2]> = {},
  notice = "notify_test.thing",
) => run(notice, people, { dedupe: "1", ...options });
const run = (
  notice: string,
  people: string[],
  options: { dedupe: string; group?: string; link?: string; entity?: { type: string; id: string } },
) => inTx(ctx, (tx) => port("notify")(tx, notice, people, { who: "Ada <b>" }, options));
const rowsOf = (userId: string) => db().select().from(notifications).where(eq(notifications.userId, userId));
const deliveriesOf = (userId: string) =>
  db().select().from(notificationDeliveries).where(eq(notificationDeliveries.userId, userId));

test("tells each person once, in the product and by mail; a rolled-back command tells nobody", async () => {
  const [one, two] = [await makePerson(), await makePerson()];
  await expect(
    inTx(ctx, async (tx) => {
      await port("notify")(tx, "notify_test.thing", [one.id], { who: "Ada" }, { dedupe: "0" });
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await rowsOf(one.id)).toEqual([]);
  await Promise.all(Array.from({ length: 8 }, () => tell([one.id, two.id, one.id], { link: "/account" })));
  for (const { id, email } of [one, two]) {
    expect(await rowsOf(id)).toMatchObject([
      { subject: "A thing by Ada <b>", message: "Ada <b> made a thing.", link: "/account", readAt: null },
    ]);
    expect(await deliveriesOf(id)).toMatchObject([
      { channel: "email", recipient: email, status: "queued", payload: null },
    ]);
    expect(await countUnreadOf(ctx, id)).toBe(1);
  }
});

test("refuses what would be a mistake in code: an unknown notice, missing values, a foreign link", async () => {
  const { id } = await makePerson();
  await expect(port("notify")(ctx, "no.such", [id], {}, { dedupe: "1" })).rejects.toThrow("no.such");
  await expect(port("notify")(ctx, "notify_test.thing", [id], {}, { dedupe: "1" })).rejects.toThrow("who");
  for (const link of ["//evil.example", "javascript:alert(1)", "/\\evil.example", "https://evil.example"])
    await expect(tell([id], { link })).rejects.toThrow();
  expect(await rowsOf(id)).toEqual([]);
});

test("without the in-app channel the row is there, already read; a required type cannot be muted", async () => {
  const { id } = await makePerson();
  await db().insert(notificationPreferences).values({ userId: id, inAppEnabled: false, emailEnabled: false });
  await tell([id]);
  expect(await countUnreadOf(ctx, id)).toBe(0);
  expect((await rowsOf(id))[0]?.readAt).toBeInstanceOf(Date);
  expect(await deliveriesOf(id)).toEqual([]);
  await tell([id], {}, "notify_test.must");
  expect(await countUnreadOf(ctx, id)).toBe(1);
  expect(await deliveriesOf(id)).toHaveLength(1);
});

test("an unread group counts up, exactly, under fire; read, it begins anew", async () => {
  const { id } = await makePerson();
  const events = Array.from({ length: 12 }, (_, n) => `e${n}`);
  await Promise.all([...events, ...events].map((dedupe) => tell([id], { dedupe, group: "g" })));
  const [row, ...others] = await rowsOf(id);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ groupCount: 12, subject: "12 things by Ada <b>" });
  expect(await deliveriesOf(id)).toHaveLength(1);
  await db().update(notifications).set({ readAt: new Date() }).where(eq(notifications.userId, id));
  await tell([id], { dedupe: "e3", group: "g" });
  expect(await rowsOf(id)).toHaveLength(1);
  await tell([id], { dedupe: "late", group: "g" });
  expect(await rowsOf(id)).toHaveLength(2);
  expect(await countUnreadOf(ctx, id)).toBe(1);
});

test("what is taken back is neither seen nor sent", async () => {
  const { id } = await makePerson();
  const entity = { type: "thing", id: "7" };
  await tell([id], { entity });
  await tell([id], { dedupe: "2", entity: { type: "thing", id: "8" } });
  await inTx(ctx, (tx) => port("retract")(tx, "notify_test.thing", entity));
  expect(await countUnreadOf(ctx, id)).toBe(1);
  expect((await deliveriesOf(id)).map((row) => row.status).sort()).toEqual(["cancelled", "queued"]);
});

test("more than a thousand people are told by jobs, each once", async () => {
  const ids = (
    await pool().query<{ id: string }>(`
      insert into users (id, email, username, status)
      select gen_random_uuid(), 'many' || n || '@example.test', 'many' || lpad(n::text, 8, '0'), 'active'
      from generate_series(1, 1200) n returning id`)
  ).rows.map((row) => row.id);
  await tell(ids);
  const jobs = await pool().query("select data from pgboss.job where name = 'notifications.fan-out'");
  expect(jobs.rows).toHaveLength(2);
  for (const { data } of [...jobs.rows, ...jobs.rows])
    await fanOutJob.handle(ctx, fanOutJob.schema.parse(data));
  const told = await db().select().from(notifications).where(inArray(notifications.userId, ids));
  expect(told).toHaveLength(1200);
});

test("a notice with a secret leaves no row, and its text only wrapped", async () => {
  const { id } = await makePerson();
  await tell([id], {}, "notify_test.secret");
  await tell([id], {}, "notify_test.secret");
  expect(await rowsOf(id)).toEqual([]);
  const [row, ...others] = await deliveriesOf(id);
  expect(others).toEqual([]);
  expect(row?.payload?.toString()).not.toContain("Ada");
});
