import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { inTx } from "../../core/ctx";
import { db, pool } from "../../core/db";
import type { AppError } from "../../core/errors";
import { startListening, stopListening } from "../../core/listen";
import { mail } from "../../core/mail";
import { port } from "../../core/ports";
import { testCtx, testPerson } from "../../core/testing/ctx";
import { asPerson, makePerson, outcome } from "../../identity/testing/people";
import { notificationDeliveries } from "../schema/deliveries";
import { notifications } from "../schema/notifications";
import { notificationTemplates } from "../schema/templates";
import { mailsTo } from "../testing/mails";
import { resetTemplate, saveTemplate, sendTestMail } from "./commands";
import { templateList } from "./list";
import { TemplateInput } from "./model";
import { previewTemplate } from "./preview";
import { getTemplate, listTemplates, templateHistory } from "./queries";
import { noticeTexts, overrideOf } from "./store";

const NAME = "identity.new_device";
const editor = async () => asPerson(["content_manager"]);
const input = (content: object, version = 0, name = NAME) => TemplateInput.parse({ name, version, content });
const fieldsOf = async (work: () => Promise<unknown>) => {
  try {
    await work();
  } catch (error) {
    return (error as AppError).fields;
  }
  return {};
};
const told = async (userId: string) =>
  (await db().select().from(notifications).where(eq(notifications.userId, userId)))[0];
const tell = (id: string, dedupe = "1") =>
  inTx(testCtx(), (tx) => port("notify")(tx, NAME, [id], { device: "Oak\r\nBrowser" }, { dedupe }));

beforeAll(() => startListening());
afterAll(() => stopListening());
beforeEach(async () => {
  await pool().query("delete from notification_deliveries");
  await pool().query("delete from notifications");
  await pool().query("delete from notification_templates");
  noticeTexts.forget();
});

test("texts are changed by who manages them alone", async () => {
  const { ctx } = await asPerson(["support_admin"]);
  const text = input({ in_app: { en: { subject: "x", body: "" } } });
  for (const who of [ctx, testCtx()]) {
    expect(await outcome(() => saveTemplate(who, text))).toBe("forbidden");
    expect(await outcome(() => resetTemplate(who, { name: NAME, version: 1 }))).toBe("forbidden");
    expect(await outcome(() => sendTestMail(who, { ...text, language: "en" }))).toBe("forbidden");
    expect(await outcome(() => previewTemplate(who, text))).toBe("forbidden");
  }
});

test("unknown variables, missing ones and HTML are named beside their fields", async () => {
  const { ctx } = await editor();
  const save = (content: object) => fieldsOf(() => saveTemplate(ctx, input(content)));
  expect(await save({ email: { en: { subject: "Hello {{password}}", body: "From {{device}}" } } })).toEqual({
    "content.email.en.subject": {
      key: "notifications.error.unknownVariables",
      params: { names: "{{password}}" },
    },
  });
  expect(await save({ email: { en: { subject: "A login", body: "Somebody signed in." } } })).toEqual({
    "content.email.en.body": { key: "notifications.error.missingVariables", params: { names: "{{device}}" } },
  });
  expect(await save({ in_app: { ru: { subject: "Вход", body: "<script>alert(1)</script>" } } })).toEqual({
    "content.in_app.ru.body": { key: "notifications.error.html", params: { tag: "<script>" } },
  });
  expect(await save({ in_app: { en: { subject: "{{device", body: "" } } })).toMatchObject({
    "content.in_app.en.subject": { key: "notifications.error.brokenVariable" },
  });
  expect(await save({ in_app: { en: { subject: "", body: "Only a text" } } })).toEqual({
    "content.in_app.en.subject": "errors.required",
  });
  // A code that stands nowhere else must stay in its mail.
  expect(
    await fieldsOf(() =>
      saveTemplate(
        ctx,
        input({ email: { en: { subject: "Confirm", body: "Now." } } }, 0, "identity.mail.verify"),
      ),
    ),
  ).toMatchObject({ "content.email.en.body": { key: "notifications.error.missingVariables" } });
  expect(await outcome(() => saveTemplate(ctx, input({}, 0, "no.such")))).toBe("not_found");
});

test("a changed text is what people read in the product and by mail, each in their language", async () => {
  const { ctx } = await editor();
  const [english, russian] = [
    await makePerson([], { language: "en" }),
    await makePerson([], { language: "ru" }),
  ];
  await saveTemplate(
    ctx,
    input({
      in_app: { en: { subject: "In by {{device}}", body: "Was it you, {{name}}?" } },
      email: {
        en: { subject: "Mail: {{device}}", body: "A login from {{device}}." },
        ru: { subject: "Вход: {{device}}", body: "Вошли с устройства {{device}}." },
      },
    }),
  );
  await tell(english.id);
  await tell(russian.id);
  expect(await told(english.id)).toMatchObject({
    subject: "In by Oak Browser",
    message: "Was it you, Test?",
  });
  // The shipped text in the person's language goes before a changed one in another.
  expect((await told(russian.id))?.subject).toMatch(/[а-я]/i);
  expect((await mailsTo(english.email))[0]).toMatchObject({ subject: "Mail: Oak Browser" });
  expect((await mailsTo(russian.email))[0]).toMatchObject({ subject: "Вход: Oak Browser", locale: "ru" });

  const page = await listTemplates(ctx, templateList.parse({ state: "overridden" }));
  expect(page.rows).toMatchObject([{ name: NAME, overridden: ["en", "ru"], gaps: [] }]);
  await resetTemplate(ctx, { name: NAME, version: 1 });
  await tell(english.id, "2");
  expect(await overrideOf(NAME)).toBeNull();
  expect((await templateHistory(ctx, NAME)).map((change) => change.verb)).toEqual(["reset", "save"]);
});

test("also mails with one-time links take a changed text, and keep their link", async () => {
  const { ctx } = await editor();
  const name = "identity.mail.reset";
  await saveTemplate(
    ctx,
    input({ email: { en: { subject: "New word for {{username}}", body: "Go on." } } }, 0, name),
  );
  await inTx(testCtx(), (tx) =>
    mail(tx, {
      to: "x@example.test",
      template: name,
      locale: "en",
      data: { name: "Ada", username: "<b>ada</b>", url: "/reset-password?token=abc" },
      dedupe: "r1",
    }),
  );
  const [letter] = await mailsTo("x@example.test");
  expect(letter?.subject).toBe("New word for <b>ada</b>");
  expect(letter?.html).toContain("reset-password?token=abc");
  expect(letter?.html).not.toContain("<b>ada");
});

test("a value that is a key reads as words in the reader's language, also in a changed text", async () => {
  const { ctx } = await editor();
  const name = "credentials.external_certificate_reviewed";
  const text = { subject: "{{result}}!", body: "" };
  await saveTemplate(ctx, input({ in_app: { en: text, ru: text } }, 0, name));
  const said = async (language: string, result: string) => {
    const reader = await makePerson([], { language });
    const data = { title: "Forklift license", result, note: "" };
    await inTx(testCtx(), (tx) => port("notify")(tx, name, [reader.id], data, { dedupe: result }));
    return (await told(reader.id))?.subject;
  };
  expect(await said("en", "verified")).toBe("verified!");
  expect(await said("ru", "rejected")).toBe("не подтверждён!");
  const { previews } = await previewTemplate(ctx, input({ in_app: { en: text } }, 0, name));
  expect(previews[0]?.row?.subject).toBe("verified!");
});

test("of several who save at once one does; the others get both texts", async () => {
  const { ctx } = await editor();
  const save = (n: number, version: number) =>
    saveTemplate(ctx, input({ in_app: { en: { subject: `Text ${n}`, body: "" } } }, version));
  for (const version of [0, 1]) {
    const results = await Promise.allSettled(Array.from({ length: 5 }, (_, n) => save(n, version)));
    expect(results.filter((r) => r.status === "fulfilled")).toHaveLength(1);
    const lost = results.find((r) => r.status === "rejected") as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({
      code: "conflict",
      detail: {
        version: version + 1,
        theirs: { content: { in_app: { en: { subject: expect.stringMatching(/^Text \d$/) } } } },
        yours: { content: { in_app: { en: { subject: expect.stringMatching(/^Text \d$/) } } } },
      },
    });
  }
  expect(await outcome(() => resetTemplate(ctx, { name: NAME, version: 1 }))).toBe("conflict");
});

test("what is like the shipped text overrides nothing, so that it follows later versions", async () => {
  const { ctx } = await editor();
  const before = await getTemplate(ctx, NAME);
  await saveTemplate(ctx, input(before?.shipped ?? {}));
  expect((await getTemplate(ctx, NAME))?.content).toEqual({});
});

test("every process hears of a change", async () => {
  expect(await overrideOf(NAME)).toBeNull();
  // As another process would write it.
  await pool().query(`insert into notification_templates (id, name, notification_type, channels, content)
    values (gen_random_uuid(), '${NAME}', 'account_security', '{in_app}', '{"in_app":{"en":{"subject":"Elsewhere","body":""}}}')`);
  await vi.waitFor(async () => {
    await pool().query("select pg_notify('guildhall_notice_texts', '')");
    expect((await overrideOf(NAME))?.in_app?.en?.subject).toBe("Elsewhere");
  }, 5_000);
});

test("is shown in every language before it is saved, and mailed to who asks", async () => {
  const { ctx, user } = await editor();
  const text = input({ email: { ru: { subject: "Проба {{device}}", body: "{{device}} <3" } } });
  const { previews } = await previewTemplate(ctx, text);
  expect(previews.map((p) => p.language)).toEqual(["en", "ru"]);
  expect(previews[1]?.mail?.subject).toBe("Проба Firefox на Linux");
  expect(previews[0]?.row?.subject).toContain("login");
  await sendTestMail(ctx, { ...text, language: "ru" });
  expect(await mailsTo(user.email)).toMatchObject([{ subject: "Проба Firefox на Linux", locale: "ru" }]);
  expect(
    await db()
      .select()
      .from(notificationTemplates)
      .where(and(eq(notificationTemplates.kind, "notice"))),
  ).toEqual([]);
  const all = testCtx(testPerson({ id: user.id, email: user.email, roles: ["super_admin"] }));
  for (const row of (await listTemplates(ctx, templateList.parse({ size: "100" }))).rows)
    expect((await previewTemplate(all, input({}, 0, row.name))).previews).toHaveLength(2);
  expect(await db().select().from(notificationDeliveries)).toHaveLength(1);
});
