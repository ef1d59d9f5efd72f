import { expect, test } from "vitest";
import { brandCss, brandInk } from "./brand-color";

test("a color gives its hue; lightness and the most of its strength stay the theme's", () => {
  const css = brandCss("#C8102E") ?? "";
  expect(css).toContain("--color-primary:oklch(0.43 0.085 22.");
  expect(css).toContain("--color-primary:oklch(0.72 0.100 22.");
  // A quiet color stays quiet.
  expect(brandCss("#666a6d")).toMatch(/oklch\(0\.43 0\.00\d /);
  expect(brandCss("#008080")).toMatch(/oklch\(0\.43 0\.085 19[45]\./);
});

test("nothing else passes into the page", () => {
  for (const text of [null, "", "red", "#fff", "#12345g", "#000000;}body{display:none"])
    expect(brandCss(text)).toBeNull();
});

test("white reads on the color of mails, whichever it is", () => {
  const luminance = (hex: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (let hue = 0; hue < 360; hue += 15) {
    const f = (n: number) => {
      const k = (n + hue / 30) % 12;
      const c = 0.5 - 0.5 * Math.max(-1, Math.min(k - 3, 9 - k, 1));
      return Math.round(255 * c)
        .toString(16)
        .padStart(2, "0");
    };
    const ink = brandInk(`#${f(0)}${f(8)}${f(4)}`) ?? "";
    expect(1.05 / (luminance(ink) + 0.05), ink).toBeGreaterThan(6);
  }
  expect(brandInk("no color")).toBeNull();
});
