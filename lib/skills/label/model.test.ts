import { describe, expect, test } from "vitest";
import { cleanLabel, Label, labelFault, normalizeLabel, skillSlug } from "./model";

describe("a label is compared", () => {
  test("without case, width, quotes, space around and repeated", () => {
    for (const text of ["C", " c ", "Ｃ", "“C”", "c.", "C\u00a0"]) expect(normalizeLabel(text)).toBe("c");
    expect(normalizeLabel("  Machine \t learning ")).toBe("machine learning");
    expect(normalizeLabel("Back-end")).toBe("backend");
    expect(normalizeLabel("Go (language)")).toBe("go language");
    expect(normalizeLabel("Е́лка!")).toBe(normalizeLabel("е́лка"));
  });

  test("but with the signs that make a name", () => {
    const names = [
      "C",
      "C++",
      "C#",
      ".NET",
      "NET",
      "Node.js",
      "Nodejs",
      "R&D",
      "CI/CD",
      "Go",
      "Go (language)",
    ];
    expect(new Set(names.map(normalizeLabel)).size).toBe(names.length);
  });

  test("so that comparing again changes nothing", () => {
    const signs = "aBc Ｃ.+#/&-–'\"()!?\u0130\u00df\ufb01\u0301 \t.½…Жё中".split("");
    let seed = 7;
    for (let i = 0; i < 3000; i++) {
      let text = "";
      for (let n = 0; n < 8; n++) {
        seed = (seed * 48271) % 2147483647;
        text += signs[seed % signs.length];
      }
      const once = normalizeLabel(text);
      expect(normalizeLabel(once)).toBe(once);
      expect(once).toBe(once.trim());
    }
  });
});

describe("a label is refused", () => {
  test.each([
    ["", "errors.required"],
    ["   ", "errors.required"],
    ["a".repeat(81), "skills.error.labelLong"],
    ["\ufdfa".repeat(20), "skills.error.labelLong"],
    ["https://example.test", "skills.error.labelAddress"],
    ["www.example.test", "skills.error.labelAddress"],
    ["example.test/x", "skills.error.labelAddress"],
    ["java\u202escript", "skills.error.labelHidden"],
    ["a\u0007", "skills.error.labelHidden"],
    ["zero\u200bwidth", "skills.error.labelHidden"],
    ["+++", "skills.error.labelEmpty"],
    ["—", "skills.error.labelEmpty"],
  ])("%j: %s", (text, fault) => {
    expect(labelFault(text)).toBe(fault);
    expect(Label.safeParse(text).success).toBe(false);
  });

  test.each(["C", "Ａ".repeat(80), "Node.js", "CI/CD", "Сварка", "書道", "می‌خواهم"])("not %j", (text) => {
    expect(labelFault(text)).toBeNull();
    expect(Label.parse(` ${text} `)).toBe(cleanLabel(text));
  });
});

test("slugs spell the signs out", () => {
  const slugs = ["C", "C++", "C#", "F#", ".NET", "Node.js", "CI/CD", "R&D", "Сварка"].map(skillSlug);
  expect(slugs).toEqual([
    "c",
    "c-plus-plus",
    "c-sharp",
    "f-sharp",
    "dot-net",
    "node-js",
    "ci-cd",
    "r-and-d",
    "svarka",
  ]);
  expect(skillSlug("書道")).toBe("");
});
