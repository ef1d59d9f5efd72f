/** A text with its selection, as a textarea has them. */
export interface Selected {
  text: string;
  start: number;
  end: number;
}

export type Command =
  | "bold"
  | "italic"
  | "code"
  | "heading"
  | "link"
  | "bullets"
  | "numbers"
  | "quote"
  | "table";

/** What stands in for the words that a command asks for, in the writer's language. */
export interface Placeholders {
  text: string;
  link: string;
  column: string;
}

function replace(
  s: Selected,
  from: number,
  to: number,
  insert: string,
  start: number,
  end: number,
): Selected {
  return { text: s.text.slice(0, from) + insert + s.text.slice(to), start, end };
}

/** Puts marks around the selection, or takes them off when they already stand there. */
function wrap(s: Selected, mark: string, placeholder: string): Selected {
  const n = mark.length;
  const before = s.text.slice(s.start - n, s.start);
  const after = s.text.slice(s.end, s.end + n);
  const chosen = s.text.slice(s.start, s.end);
  if (before === mark && after === mark)
    return replace(s, s.start - n, s.end + n, chosen, s.start - n, s.end - n);
  const inner = chosen || placeholder;
  return replace(s, s.start, s.end, mark + inner + mark, s.start + n, s.start + n + inner.length);
}

const lineStart = (text: string, at: number) => text.lastIndexOf("\n", at - 1) + 1;
function lineEnd(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found === -1 ? text.length : found;
}

/** Gives every selected line a beginning, or removes it when all lines have it. */
function prefixLines(s: Selected, has: RegExp, prefix: (index: number) => string): Selected {
  const from = lineStart(s.text, s.start);
  const to = lineEnd(s.text, s.end);
  const lines = s.text.slice(from, to).split("\n");
  const all = lines.every((line) => has.test(line));
  const changed = lines
    .map((line, i) => (all ? line.replace(has, "") : prefix(i) + line.replace(has, "")))
    .join("\n");
  return replace(s, from, to, changed, from, from + changed.length);
}

/** Second level first, then third, then plain: the page's title is its only first-level heading. */
function heading(s: Selected): Selected {
  const from = lineStart(s.text, s.start);
  const to = lineEnd(s.text, s.start);
  const line = s.text.slice(from, to);
  const bare = line.replace(/^#{1,6}\s+/, "");
  const next = line.startsWith("## ") ? `### ${bare}` : line.startsWith("### ") ? bare : `## ${bare}`;
  return replace(s, from, to, next, from + next.length, from + next.length);
}

/** A block on lines of its own, with one empty line around it. */
function insertBlock(s: Selected, block: string, select: [number, number]): Selected {
  const before = s.text.slice(0, s.start);
  const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const at = s.start + gap.length;
  return replace(s, s.start, s.end, `${gap}${block}\n`, at + select[0], at + select[1]);
}

/** Applies a button of the toolbar; pure, so that it can be tested without a browser. */
export function applyCommand(s: Selected, command: Command, words: Placeholders): Selected {
  switch (command) {
    case "bold":
      return wrap(s, "**", words.text);
    case "italic":
      return wrap(s, "_", words.text);
    case "code":
      return s.text.slice(s.start, s.end).includes("\n")
        ? insertBlock(s, `\`\`\`\n${s.text.slice(s.start, s.end)}\n\`\`\``, [4, 4])
        : wrap(s, "`", words.text);
    case "heading":
      return heading(s);
    case "link": {
      const label = s.text.slice(s.start, s.end) || words.link;
      const at = s.start + label.length + 3;
      return replace(s, s.start, s.end, `[${label}](https://)`, at, at + 8);
    }
    case "bullets":
      return prefixLines(s, /^[-*] /, () => "- ");
    case "numbers":
      return prefixLines(s, /^\d+\. /, (i) => `${i + 1}. `);
    case "quote":
      return prefixLines(s, /^> /, () => "> ");
    case "table": {
      const head = `| ${words.column} 1 | ${words.column} 2 |`;
      return insertBlock(s, `${head}\n| --- | --- |\n|  |  |`, [2, 2 + words.column.length + 2]);
    }
  }
}

/** Puts text in place of the selection and the caret behind it. */
export function insertText(s: Selected, text: string): Selected {
  return replace(s, s.start, s.end, text, s.start + text.length, s.start + text.length);
}

/**
 * What Enter does inside a list or quotation: continues it, or ends it on an empty item. Null when Enter should do
 * what it always does.
 */
export function continueLine(s: Selected): Selected | null {
  if (s.start !== s.end) return null;
  const from = lineStart(s.text, s.start);
  const line = s.text.slice(from, s.start);
  const item = /^(\s*)([-*]|\d+\.|>) (.*)$/.exec(line);
  if (!item) return null;
  const [, indent = "", mark = "", rest = ""] = item;
  if (rest.trim() === "") return replace(s, from, s.start, "", from, from);
  const next = /^\d/.test(mark) ? `${Number.parseInt(mark, 10) + 1}.` : mark;
  return insertText(s, `\n${indent}${next} `);
}
