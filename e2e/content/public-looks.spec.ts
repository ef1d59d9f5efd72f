import { expect, test } from "../support/fixtures";

const PAGES = [
  "/",
  "/about",
  "/contact",
  "/faq",
  "/posts",
  "/posts/category/guides",
  "/posts/sharpen-a-chisel-in-eight-minutes",
  "/projects",
  "/projects/river-level-board",
  "/portfolio",
  "/templates",
  "/team",
  "/team/daniel-okafor",
  "/search?q=workshop",
  "/no-such-page",
];

test("nothing moves while a page loads", async ({ page }) => {
  for (const path of ["/", "/posts", "/posts/sharpen-a-chisel-in-eight-minutes", "/templates"]) {
    await page.addInitScript(() => {
      const seen = window as unknown as { shift: number };
      seen.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        })[])
          if (!entry.hadRecentInput) seen.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(path, { waitUntil: "networkidle" });
    const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift);
    expect(shift, path).toBeLessThan(0.02);
  }
});

test("every picture has its size and every page one title", async ({ page }) => {
  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.locator("h1"), path).toHaveCount(1);
    const unsized = await page.locator("img:not([width]), img:not([height]), img:not([alt])").count();
    expect(unsized, path).toBe(0);
  }
});

test("the frame works by keyboard and without script", async ({ page, browser }) => {
  await page.goto("/posts");
  await page.keyboard.press("Tab");
  await expect(page.locator(".skip-link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#main$/);

  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const other = await plain.newPage();
  await other.goto(new URL("/posts", page.url()).href);
  await other.getByRole("button", { name: "Menu", exact: true }).click();
  await other.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Projects" }).click();
  await expect(other).toHaveURL(/\/projects$/);
  await plain.close();
});
