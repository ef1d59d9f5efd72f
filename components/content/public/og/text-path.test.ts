import { describe, expect, it } from "vitest";
import { breakLines, textPath, textWidth } from "./text-path";

describe("text as outlines", () => {
  it("measures and draws Latin and Cyrillic without installed fonts", () => {
    expect(textWidth("mm", "serif", 50)).toBeGreaterThan(textWidth("ii", "serif", 50));
    const drawn = textPath("Ремесло, craft", { x: 0, y: 0, face: "serif", size: 40, fill: "#000" });
    expect(drawn.match(/<path /g)?.length).toBeGreaterThanOrEqual(11);
  });
  it("breaks lines within the width and ends what is left over in an ellipsis", () => {
    const text = "one two three four five six seven eight nine ten eleven twelve";
    const lines = breakLines(text, "sans", 40, 300, 2);
    expect(lines).toHaveLength(2);
    expect(lines.at(-1)).toMatch(/…$/);
    for (const line of lines) expect(textWidth(line, "sans", 40)).toBeLessThanOrEqual(300);
    expect(breakLines("short", "sans", 40, 300, 2)).toEqual(["short"]);
  });
  it("survives a word wider than the line, and characters that no font has", () => {
    const [line = ""] = breakLines("x".repeat(200), "serif", 60, 200, 1);
    expect(textWidth(line, "serif", 60)).toBeLessThanOrEqual(200);
    expect(textPath("\u{1F600}", { x: 0, y: 0, face: "serif", size: 40, fill: "#000" })).not.toContain(
      "<path",
    );
  });
});
