import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LOCALES } from "../../core/i18n/locales";
import { Block, Blocks } from "./blocks";
import { PageData, pageRequirements } from "./model";
import { isReserved } from "./reserved";

const fileId = "0198c0de-0000-7000-8000-000000000001";
const page = (parts: object) => PageData.parse({ title: "A page", ...parts });

describe("blocks", () => {
  it("refuses unknown types, foreign links and odd videos", () => {
    expect(Block.safeParse({ type: "html", html: "<b>" }).success).toBe(false);
    const button = (href: string) =>
      Block.safeParse({ type: "buttons", buttons: [{ label: "Go", href }] }).success;
    expect(
      ["/about", "https://a.example/b", "mailto:a@b.example", "tel:+49 30 1", "#top"].every(button),
    ).toBe(true);
    expect(
      [
        "javascript:alert(1)",
        "//evil.example",
        "/\\evil",
        "data:text/html,x",
        " java\tscript:x",
        "about",
      ].some(button),
    ).toBe(false);
    const video = (id: string, provider = "youtube") =>
      Block.safeParse({ type: "video", provider, id, title: "A film" }).success;
    expect(video("dQw4w9WgXcQ")).toBe(true);
    expect(video("x?autoplay=1")).toBe(false);
    expect(video("123456789", "vimeo")).toBe(true);
    expect(video('"><script>', "vimeo")).toBe(false);
  });

  it("keeps to 40 blocks and 200 KB, and reads JSON as forms send it", () => {
    const text = { type: "text", markdown: "x" };
    expect(Blocks.safeParse(Array(40).fill(text)).success).toBe(true);
    expect(Blocks.safeParse(Array(41).fill(text)).success).toBe(false);
    expect(Blocks.safeParse(Array(3).fill({ type: "text", markdown: "x".repeat(90_000) })).success).toBe(
      false,
    );
    expect(Blocks.parse(JSON.stringify([text]))).toEqual([text]);
    expect(Blocks.safeParse("[{").success).toBe(false);
  });
});

describe("requirements", () => {
  it("names undescribed pictures and empty texts with their fields", () => {
    const image = { fileId, alt: "" };
    const missing = pageRequirements(
      page({
        blocks: [
          { type: "hero", heading: "H", image },
          { type: "image", image: { ...image, decorative: true } },
          { type: "text", markdown: "![](/files/x/y.png)" },
          { type: "text", markdown: "  " },
        ],
        translations: { ru: { ready: true, title: "", blocks: [] } },
      }),
    );
    expect(missing.map((m) => `${m.field} ${m.key}`)).toEqual([
      "blocks[0] content.missing.alt",
      "blocks[2] content.missing.altInText",
      "blocks[3] content.missing.text",
      "translations.ru.title content.missing.title",
      "translations.ru.blocks content.missing.blocks",
    ]);
    expect(pageRequirements(page({ blocks: [] }))).toHaveLength(1);
  });
});

/** The first path segments that the application serves by itself. */
function segments(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      name === "[locale]" || /^\(.*\)$/.test(name) ? segments(`${folder}/${name}`) : [name],
    );
}

describe("reserved addresses", () => {
  it("cover every route of the application and every language", () => {
    const free = [...new Set(segments("app"))].filter(
      (name) => /^[a-z0-9-]+$/.test(name) && !isReserved(name),
    );
    expect(free).toEqual([]);
    expect(LOCALES.every(isReserved)).toBe(true);
    expect(["hi", "ar", "admin", "posts"].every(isReserved)).toBe(true);
    expect(["about", "faq", "our-workshops"].some(isReserved)).toBe(false);
  });
});
