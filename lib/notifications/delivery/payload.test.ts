import { expect, test } from "vitest";
import { openPayload, sealPayload } from "./payload";

const letter = { locale: "en", subject: "S", html: "<p>H</p>", text: "T" };

test("a message opens for its own delivery only", () => {
  const payload = sealPayload("one", letter);
  expect(openPayload({ id: "one", payload })).toEqual(letter);
  expect(() => openPayload({ id: "two", payload })).toThrow();
  expect(openPayload({ id: "one", payload: null })).toBe(null);
});

test("a message that a migration brought in opens too", () => {
  const payload = Buffer.concat([Buffer.from([0]), Buffer.from(JSON.stringify(letter))]);
  expect(openPayload({ id: "one", payload })).toEqual(letter);
});
