import { describe, expect, it } from "vitest";
import { sitemap } from "../machine/sitemap";
import { fullTitle } from "./metadata";

describe("titles", () => {
  it("carry the institution's name while both fit in 70 characters", () => {
    expect(fullTitle("Magazine", "Rowan Hall")).toBe("Magazine · Rowan Hall");
    expect(fullTitle("x".repeat(65), "Rowan Hall")).toBe("x".repeat(65));
    expect(fullTitle("Contact Rowan Hall", "Rowan Hall")).toBe("Contact Rowan Hall");
  });
});

describe("the sitemap", () => {
  it("lists every language of a page with its alternates, escaped", () => {
    const text = sitemap([
      {
        urls: [
          { lang: "en", url: "https://a.example/x?a&b" },
          { lang: "ru", url: "https://a.example/ru/x" },
        ],
        lastModified: "2026-03-01T00:00:00.000Z",
      },
      { urls: [{ lang: "en", url: "https://a.example/y" }], lastModified: "2026-03-01T00:00:00.000Z" },
    ]);
    expect(text.match(/<loc>/g)).toHaveLength(3);
    expect(text.match(/hreflang/g)).toHaveLength(4);
    expect(text).toContain("x?a&amp;b");
  });
});
