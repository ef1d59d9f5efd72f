import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { makeCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { rateLimits } from "../../core/schema/core";
import { makePerson, outcome } from "../../identity/testing/people";
import { notifications } from "../../notifications/schema/notifications";
import { mailsTo } from "../../notifications/testing/mails";
import { sendContact } from "./commands";
import { ContactInput } from "./model";

const message = (parts = {}) =>
  ContactInput.parse({
    name: "Ada",
    email: "ada@visitor.example",
    message: "Is the lift working?",
    ...parts,
  });
const from = (ip: string) => makeCtx({ ip });

afterEach(async () => {
  await db().delete(rateLimits);
});

test("goes to the support desk, answers go to the sender, and nobody else is written to", async () => {
  const desk = await makePerson(["support_admin"]);
  await sendContact(from("198.51.100.0"), message({ name: "Ada\r\nBcc: all@x.example" }));
  const sent = await mailsTo(desk.email);
  expect(sent).toMatchObject([{ category: "content.contact", replyTo: "ada@visitor.example" }]);
  expect(await mailsTo("ada@visitor.example")).toEqual([]);
  expect(sent[0]?.text).toContain("Is the lift working?");
  expect(sent[0]?.subject).not.toMatch(/[\r\n]/);
});

test("a filled trap sends nothing and looks like success", async () => {
  expect(
    await outcome(() =>
      sendContact(from("198.51.100.1"), message({ message: "A trap.", website: "https://spam.example" })),
    ),
  ).toBe("ok");
  expect(await db().$count(notifications, eq(notifications.message, "A trap."))).toBe(0);
});

test("five an hour from one address", async () => {
  const results: string[] = [];
  for (let i = 0; i < 7; i++) results.push(await outcome(() => sendContact(from("198.51.100.2"), message())));
  expect(results).toEqual([...Array(5).fill("ok"), "unavailable", "unavailable"]);
  expect(await outcome(() => sendContact(from("198.51.100.3"), message()))).toBe("ok");
});

test("needs a name, an address and at most 4,000 characters", () => {
  for (const parts of [{ name: " " }, { email: "ada" }, { message: "" }, { message: "x".repeat(4001) }])
    expect(ContactInput.safeParse({ ...message(), ...parts }).success).toBe(false);
});
