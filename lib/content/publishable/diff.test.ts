import { describe, expect, test } from "vitest";
import { compareTexts, differences } from "./diff";

const side = (before: string, after: string, kind: "removed" | "added") =>
  compareTexts(before, after)
    .filter((change) => change.kind === "same" || change.kind === kind)
    .map((change) => change.text)
    .join("");

describe("two texts", () => {
  test.each([
    ["", ""],
    ["", "new"],
    ["old", ""],
    ["the quick brown fox", "the slow brown ox"],
    ["Первая строка\nвторая", "Первая строка\nтретья\nвторая"],
    ["a ".repeat(5000), "b ".repeat(5000)],
  ])("can be put together again from their changes (%#)", (before, after) => {
    expect(side(before, after, "removed")).toBe(before);
    expect(side(before, after, "added")).toBe(after);
  });

  test("keep what stands in both", () => {
    expect(compareTexts("one two three", "one 2 three")).toEqual([
      { kind: "same", text: "one " },
      { kind: "removed", text: "two" },
      { kind: "added", text: "2" },
      { kind: "same", text: " three" },
    ]);
  });
});

test("two versions differ in the texts that changed, came or went", () => {
  const before = { title: "A", tags: ["x"], seo: { title: "S" }, blocks: [{ type: "text", markdown: "m" }] };
  const after = {
    title: "B",
    tags: ["x"],
    seo: { title: "" },
    blocks: [
      { type: "text", markdown: "m" },
      { type: "quote", text: "q" },
    ],
  };
  expect(differences(before, after).map((d) => d.path)).toEqual([
    "title",
    "blocks.2.type",
    "blocks.2.text",
    "seo.title",
  ]);
});
