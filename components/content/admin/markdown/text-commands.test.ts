import { describe, expect, it } from "vitest";
import { applyCommand, continueLine, insertText, type Selected } from "./text-commands";

const words = { text: "text", link: "link", column: "Column" };
/** `a[b]c` → the text abc with b selected. */
function at(marked: string): Selected {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  return { text: marked.replace("[", "").replace("]", ""), start, end };
}
const show = (s: Selected) =>
  `${s.text.slice(0, s.start)}[${s.text.slice(s.start, s.end)}]${s.text.slice(s.end)}`;

describe("applyCommand", () => {
  it.each([
    ["a [b] c", "bold", "a **[b]** c"],
    ["a **[b]** c", "bold", "a [b] c"],
    ["[]", "italic", "_[text]_"],
    ["x [y]", "code", "x `[y]`"],
    ["Title[]", "heading", "## Title[]"],
    ["## Title[]", "heading", "### Title[]"],
    ["### Title[]", "heading", "Title[]"],
    ["[one\ntwo]", "bullets", "[- one\n- two]"],
    ["[- one\n- two]", "bullets", "[one\ntwo]"],
    ["[one\ntwo]", "numbers", "[1. one\n2. two]"],
    ["a\nb[]", "quote", "a\n[> b]"],
  ] as const)("%s, %s → %s", (before, command, after) => {
    expect(show(applyCommand(at(before), command, words))).toBe(after);
  });

  it("selects the address of a new link", () => {
    expect(show(applyCommand(at("see [us]"), "link", words))).toBe("see [us]([https://])");
  });

  it("puts a table on lines of its own", () => {
    expect(applyCommand(at("before[]"), "table", words).text).toBe(
      "before\n\n| Column 1 | Column 2 |\n| --- | --- |\n|  |  |\n",
    );
  });
});

describe("continueLine", () => {
  it("continues lists, numbering on", () => {
    expect(continueLine(at("- one[]"))?.text).toBe("- one\n- ");
    expect(continueLine(at("9. nine[]"))?.text).toBe("9. nine\n10. ");
    expect(continueLine(at("> said[]"))?.text).toBe("> said\n> ");
  });
  it("ends a list on an empty item", () => {
    expect(continueLine(at("- one\n- []"))?.text).toBe("- one\n");
  });
  it("leaves plain lines alone", () => {
    expect(continueLine(at("plain[]"))).toBeNull();
  });
});

it("insertText replaces the selection", () => {
  expect(show(insertText(at("a[b]c"), "xyz"))).toBe("axyz[]c");
});
