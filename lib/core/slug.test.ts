import { describe, expect, it } from "vitest";
import { nextSlug, slugify } from "./slug";

describe("slugify", () => {
  it.each([
    ["Hello, World!", "hello-world"],
    ["Щука и ёж едут в Йошкар-Олу", "shchuka-i-yozh-edut-v-yoshkar-olu"],
    ["Straße, Ærøskøbing & Łódź", "strasse-aeroskobing-lodz"],
    ["Crème brûlée — l’été", "creme-brulee-lete"],
    ["Αθήνα", "athina"],
    ["🙂🙂", ""],
    ["日本", ""],
    ["a--b  c", "a-b-c"],
  ])("writes %s as %s", (title, slug) => expect(slugify(title)).toBe(slug));

  it("cuts between words", () => {
    expect(slugify("one two three", 8)).toBe("one-two");
    expect(slugify("x".repeat(300)).length).toBe(80);
  });
});

it("proposes the next number", () => {
  expect(nextSlug("a")).toBe("a-2");
  expect(nextSlug("a-2")).toBe("a-3");
});
