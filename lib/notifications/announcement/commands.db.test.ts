import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { type Ctx, inTx, jobCtx } from "../../core/ctx";
import { db, pool } from "../../core/db";
import type { AppError } from "../../core/errors";
import { testCtx } from "../../core/testing/ctx";
import { wallClock } from "../../core/time";
import { asPerson, makePerson, outcome } from "../../identity/testing/people";
import { notificationDeliveries } from "../schema/deliveries";
import { notifications } from "../schema/notifications";
import { notificationPreferences } from "../schema/preferences";
import { notificationTemplates } from "../schema/templates";
import { mailsTo } from "../testing/mails";
import { countAudience, readAudience } from "./audience";
import * as commands from "./commands";
import { announcementList } from "./list";
import { AnnouncementInput } from "./model";
import { getAnnouncement, listAnnouncements } from "./queries";
import { beginDue, sendBatch, withdrawJob } from "./send";

const job = jobCtx("notifications.announce");
const announcer = () => asPerson(["content_manager"]);
const texts = { en: { subject: "Open day, {{name}}", body: "Come on Friday." } };
const input = (parts: object = {}) =>
  AnnouncementInput.parse({ content: { in_app: texts }, audience: "everybody", ...parts });

/** Adds people who may sign in, with ids in no order. */
async function crowd(count: number): Promise<void> {
  await pool().query(
    `insert into users (id, email, username, status, created_at)
     select gen_random_uuid(), 'crowd' || n || '@example.test', 'crowd' || lpad(n::text, 8, '0'), 'active', now() - interval '1 day'
     from generate_series(1, $1::int) n`,
    [count],
  );
}
const rowOf = async (id: string) =>
  (await db().select().from(notificationTemplates).where(eq(notificationTemplates.id, id)))[0];
const toldBy = (id: string) => db().select().from(notifications).where(eq(notifications.templateId, id));
async function sendNow(ctx: Ctx, parts: object = {}): Promise<string> {
  const { id } = await commands.createAnnouncement(ctx, input(parts));
  await commands.scheduleAnnouncement(ctx, { id, version: 1 });
  await beginDue(job);
  return id;
}

beforeEach(async () => {
  await pool().query(
    "truncate notification_deliveries, notifications, notification_templates, notification_preferences, notification_grouped_events cascade",
  );
  await pool().query("delete from users where username like 'crowd%'");
});

test("is written and sent by announcers alone", async () => {
  const { ctx } = await announcer();
  const { id } = await commands.createAnnouncement(ctx, input());
  const stranger = (await asPerson(["finance_manager"])).ctx;
  const one = { id, version: 1 };
  for (const who of [stranger, testCtx()]) {
    const tries = [
      () => commands.createAnnouncement(who, input()),
      () => commands.editAnnouncement(who, { ...input(), ...one }),
      () => commands.discardDraft(who, one),
      () => commands.scheduleAnnouncement(who, one),
      () => commands.confirmAnnouncement(who, one),
      () => commands.unscheduleAnnouncement(who, one),
      () => commands.cancelAnnouncement(who, { id, reason: "because" }),
    ];
    for (const attempt of tries) expect(await outcome(attempt)).toBe("forbidden");
    expect(await getAnnouncement(who, id)).toBeNull();
    expect((await listAnnouncements(who, announcementList.parse({}))).rows).toEqual([]);
  }
  expect((await listAnnouncements(ctx, announcementList.parse({}))).rows).toMatchObject([
    { id, status: "draft" },
  ]);
});

test("reaches exactly who belongs to its audience", async () => {
  const student = await makePerson(["student"], { language: "ru" });
  await makePerson(["mentor"], { status: "suspended", language: "ru" });
  const mentor = await makePerson(["mentor"]);
  await db()
    .insert(notificationPreferences)
    .values({ userId: mentor.id, typePreferences: { system_announcement: { email: false } } });
  const { user, ctx } = await announcer();
  const count = async (parts: object) => countAudience(ctx, await readAudience(ctx, input(parts)), true);
  expect(await count({ audience: "roles", roles: ["student", "mentor"] })).toMatchObject({
    people: expect.any(Number),
  });
  const russian = await count({ audience: "languages", languages: ["ru"] });
  expect(russian).toEqual({ people: 1, mails: 1 });
  expect(await count({ audience: "people", people: `${student.username}, ${mentor.email}` })).toEqual({
    people: 2,
    mails: 1,
  });
  const fields = async (parts: object) => {
    try {
      await readAudience(ctx, input(parts));
    } catch (error) {
      return (error as AppError).fields;
    }
  };
  expect(await fields({ audience: "people", people: `${user.username} no.such.person` })).toEqual({
    people: { key: "notifications.error.nobody", params: { names: "no.such.person" } },
  });
  expect(await fields({ audience: "company", company: "nowhere" })).toHaveProperty("company");
  expect(await fields({ audience: "roles" })).toHaveProperty("roles");
  const { rows } = await pool().query(
    "insert into companies (id, name, slug, created_by) values (gen_random_uuid(), 'Oak', 'oak', $1) returning id",
    [user.id],
  );
  await pool().query(
    `insert into company_members (id, company_id, user_id, position, status) values (gen_random_uuid(), $1, $2, 'viewer', 'active')`,
    [rows[0].id, student.id],
  );
  expect(await count({ audience: "company", company: "oak" })).toEqual({ people: 1, mails: 1 });
});

test("its texts use their variables alone, without HTML; its time is from a minute to ninety days ahead", async () => {
  const { ctx } = await announcer();
  const bad = async (body: string) =>
    outcome(() =>
      commands.createAnnouncement(ctx, input({ content: { in_app: { en: { subject: "x", body } } } })),
    );
  expect(await bad("{{password}}")).toBe("invalid");
  expect(await bad("<img src=x onerror=alert(1)>")).toBe("invalid");
  expect(AnnouncementInput.safeParse({ audience: "everybody", link: "//evil.example" }).success).toBe(false);
  const { id } = await commands.createAnnouncement(
    ctx,
    input({ content: { in_app: { ru: { subject: "Тема", body: "Текст" } } } }),
  );
  // Without words in the institution's language nothing is sent.
  expect(await outcome(() => commands.scheduleAnnouncement(ctx, { id, version: 1 }))).toBe("conflict");
  await commands.editAnnouncement(ctx, { ...input(), id, version: 1 });
  expect(await outcome(() => commands.editAnnouncement(ctx, { ...input(), id, version: 1 }))).toBe(
    "conflict",
  );
  const at = (ms: number) => wallClock(new Date(Date.now() + ms), "UTC");
  for (const wrong of [at(-60_000), at(91 * 86_400_000), "2026-99-99T10:00"])
    expect(await outcome(() => commands.scheduleAnnouncement(ctx, { id, version: 2, at: wrong }))).toBe(
      "invalid",
    );
  await commands.scheduleAnnouncement(ctx, { id, version: 2, at: at(3_600_000) });
  await beginDue(job);
  expect((await rowOf(id))?.status).toBe("scheduled");
  await commands.unscheduleAnnouncement(ctx, { id, version: 3 });
  await commands.discardDraft(ctx, { id, version: 4 });
  expect(await rowOf(id)).toBeUndefined();
});

test("thousands are told in batches by several workers that die midway, each person once", async () => {
  await crowd(3_400);
  const { ctx } = await announcer();
  const id = await sendNow(ctx);
  await crowdLater();
  const { recipientCount } = (await rowOf(id)) as { recipientCount: number };
  let deaths = 0;
  const worker = async () => {
    for (;;) {
      try {
        const more = await inTx(job, async (tx) => {
          const done = await sendBatch(tx);
          if (deaths < 4 && done) {
            deaths++;
            throw new Error("killed");
          }
          return done;
        });
        if (!more && (await rowOf(id))?.status !== "sending") return;
        if (!more) await new Promise((resolve) => setTimeout(resolve, 50));
      } catch (error) {
        if ((error as Error).message !== "killed") throw error;
      }
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  const rows = await toldBy(id);
  expect(deaths).toBe(4);
  expect(rows).toHaveLength(recipientCount);
  expect(new Set(rows.map((row) => row.userId)).size).toBe(recipientCount);
  expect(await rowOf(id)).toMatchObject({ status: "sent" });
  // Accounts made after it began are not reached.
  const late = await pool().query("select id from users where username = 'crowd-late'");
  expect(rows.some((row) => row.userId === late.rows[0].id)).toBe(false);
  expect(await getAnnouncement(ctx, id)).toMatchObject({ told: recipientCount, read: 0, count: null });
}, 60_000);

const crowdLater = () =>
  pool().query(
    "insert into users (id, email, username, status, created_at) values ('ffffffff-ffff-4fff-8fff-ffffffffffff', 'late@example.test', 'crowd-late', 'active', now() + interval '1 second')",
  );

test("cancelled midway, no further batch begins, and what is unread and unsent is taken back", async () => {
  await crowd(2_500);
  const { ctx } = await announcer();
  const { ctx: second } = await announcer();
  const { id } = await commands.createAnnouncement(ctx, input({ email: true }));
  await commands.scheduleAnnouncement(ctx, { id, version: 1 });
  await commands.confirmAnnouncement(second, { id, version: 2 });
  await beginDue(job);
  await sendBatch(job);
  const [first] = await toldBy(id);
  await pool().query("update notifications set read_at = now() where id = $1", [first?.id]);
  await commands.cancelAnnouncement(ctx, { id, reason: "The wrong day" });
  expect(await sendBatch(job)).toBe(false);
  await withdrawJob.handle(job, { id });
  const rows = await toldBy(id);
  expect(rows).toHaveLength(1_000);
  expect(rows.filter((row) => row.expiresAt === null).map((row) => row.id)).toEqual([first?.id]);
  const mails = await db()
    .select({ status: notificationDeliveries.status })
    .from(notificationDeliveries)
    .where(eq(notificationDeliveries.category, "notifications.announcement"));
  expect(mails.length).toBe(1_000);
  expect(new Set(mails.map((row) => row.status))).toEqual(new Set(["cancelled"]));
  expect(await outcome(() => commands.cancelAnnouncement(ctx, { id, reason: "again" }))).toBe("conflict");
}, 60_000);

test("more than a thousand mails need another announcer, who was told", async () => {
  await crowd(1_100);
  const { ctx, user } = await announcer();
  const { ctx: second, user: other } = await announcer();
  const { id } = await commands.createAnnouncement(ctx, input({ email: true }));
  expect(await commands.scheduleAnnouncement(ctx, { id, version: 1 })).toMatchObject({ waits: true });
  await beginDue(job);
  expect(await rowOf(id)).toMatchObject({ status: "draft", requestedBy: user.id });
  expect(await outcome(() => commands.confirmAnnouncement(ctx, { id, version: 2 }))).toBe("forbidden");
  const notice = await db().select().from(notifications).where(eq(notifications.userId, other.id));
  expect(notice).toMatchObject([{ notice: "notifications.announcement_waits", readAt: null }]);
  const tries = await Promise.all(
    Array.from({ length: 4 }, () => outcome(() => commands.confirmAnnouncement(second, { id, version: 2 }))),
  );
  expect(tries.filter((result) => result === "ok")).toHaveLength(1);
  expect((await rowOf(id))?.status).toBe("scheduled");
}, 60_000);

test("each reads it in their language, else in the institution's", async () => {
  const { ctx } = await announcer();
  const both = { en: texts.en, ru: { subject: "День открытых дверей", body: "Приходите." } };
  const [english, russian] = [
    await makePerson([], { language: "en", firstName: "Ada" }),
    await makePerson([], { language: "ru" }),
  ];
  const people = `${english.username}\n${russian.username}`;
  const id = await sendNow(ctx, {
    content: { in_app: both },
    audience: "people",
    people,
    email: true,
    link: "/posts",
  });
  await sendBatch(job);
  const rows = await toldBy(id);
  const subject = (userId: string) => rows.find((row) => row.userId === userId)?.subject;
  expect([subject(english.id), subject(russian.id)]).toEqual(["Open day, Ada", "День открытых дверей"]);
  const [mail] = await mailsTo(russian.email);
  expect(mail).toMatchObject({ subject: "День открытых дверей", locale: "ru" });
  expect(mail?.html).toContain("http://localhost:3000/ru/posts");
  const id2 = await sendNow(ctx, { audience: "people", people: russian.username });
  await sendBatch(job);
  expect((await toldBy(id2))[0]?.subject).toBe("Open day, Test");
});
