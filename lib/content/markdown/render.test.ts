import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./render";
import { excerptOf, plainText, readingMinutes, wordCount } from "./text";

const render = (markdown: string, locale = "en") => renderMarkdown(markdown, { locale }).html;

/** Attempts to smuggle script through Markdown, one per known way. */
const ATTACKS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<iframe src=javascript:alert(1)></iframe>",
  "<a href='javascript:alert(1)'>x</a>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\nscript:alert(1))",
  "[x](java&#115;cript:alert(1))",
  "[x](&#x6A;avascript:alert(1))",
  "[x](\u0001javascript:alert(1))",
  "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
  "[x](vbscript:msgbox(1))",
  "[x](//evil.example)",
  "[x](/\\evil.example)",
  "[x](file:///etc/passwd)",
  "![x](javascript:alert(1))",
  "![x](https://evil.example/track.png)",
  '![x" onerror="alert(1)](/files/x)',
  "<javascript:alert(1)>",
  "[x]: javascript:alert(1)\n\n[x]",
  '[a](<javascript:alert(1)> "t")',
  "`<script>alert(1)</script>`",
  "```html onload=alert(1)\n<script>alert(1)</script>\n```",
  "# <img src=x onerror=alert(1)>",
  "| a |\n|---|\n| <script>alert(1)</script> |",
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  "<style>@import 'javascript:alert(1)'</style>",
  "<form action=javascript:alert(1)><button>x</button></form>",
  "</textarea><script>alert(1)</script>",
  '[x](https://ok.example "\\"onmouseover=alert(1)")',
  "<details open ontoggle=alert(1)>",
  '<a name="constructor" id="location">x</a>',
];

describe("renderMarkdown", () => {
  it.each(ATTACKS)("makes harmless: %s", (attack) => {
    const html = render(attack);
    const tags = [...html.matchAll(/<([a-z0-9]+)([^>]*)>/gi)];
    for (const [, name = "", attributes = ""] of tags) {
      expect(
        "a blockquote br code del div em h2 h3 h4 h5 h6 hr img li ol p pre span strong table tbody td th thead tr ul",
      ).toContain(name);
      const bare = attributes.replace(/"[^"]*"/g, '""');
      expect(bare).not.toMatch(/\son/i);
      for (const [, value = ""] of attributes.matchAll(/(?:href|src)="([^"]*)"/g))
        expect(value).toMatch(/^(https?:|mailto:|tel:|#|\/(?![/\\]))/);
    }
  });

  it("never throws", () => {
    for (const text of [
      "",
      "\0",
      "[".repeat(2000),
      ">".repeat(500),
      "![[[](",
      "|".repeat(200),
      "*".repeat(2000),
    ])
      expect(typeof render(text)).toBe("string");
  });

  it("gives headings anchors, once each, below the page's own", () => {
    const { html, headings } = renderMarkdown("# Один\n\n## Two\n\n## Two\n\n### ", { locale: "en" });
    expect(headings.map((h) => [h.id, h.depth])).toEqual([
      ["odin", 2],
      ["two", 2],
      ["two-2", 2],
      ["section", 3],
    ]);
    expect(html).toContain('<h2 id="odin">');
    expect(html).not.toContain("<h1");
  });

  it("keeps the reader's language in links of the site", () => {
    expect(render("[a](/posts/b#c)", "ru")).toContain('href="/ru/posts/b#c"');
    expect(render("[a](/files/1/b.pdf)", "ru")).toContain('href="/files/1/b.pdf"');
    expect(render("[a](https://x.example)", "ru")).toContain('rel="noopener noreferrer"');
  });

  it("sizes stored images", () => {
    const id = "0198c0de-0000-7000-8000-000000000001";
    const stored = { fileId: id, url: `/files/${id}/a.png`, width: 800, height: 600, srcset: "" };
    const { html } = renderMarkdown(`![An arch](/files/${id}/a.png)`, {
      locale: "en",
      pictures: new Map([[id, stored]]),
    });
    expect(html).toContain(
      `<img src="/files/${id}/a.png" alt="An arch" width="800" height="600" loading="lazy"`,
    );
  });

  it("lets wide tables and code scroll, by keyboard too", () => {
    expect(render("| a |\n|---|\n| 1 |")).toContain('<div class="table-scroll" tabindex="0"><table>');
    expect(render("    code")).toContain('<pre tabindex="0">');
  });
});

describe("text", () => {
  it("counts words and minutes", () => {
    expect(wordCount("One *two* [three](/four-five) — шесть, 7.5")).toBe(5);
    expect(readingMinutes("")).toBe(1);
    expect(readingMinutes("word ".repeat(660))).toBe(3);
  });
  it("strips Markdown", () => {
    expect(plainText("# Title\n\n- **one** [two](/x)\n\n| a | b |\n| --- | --- |\n| c | d |")).toBe(
      "Title one two a b c d",
    );
    expect(excerptOf("word ".repeat(100), 20).length).toBeLessThanOrEqual(20);
  });
});
