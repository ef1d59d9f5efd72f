import type { APIRequestContext, Page } from "@playwright/test";
import { expect, signIn, test } from "../support/fixtures";

const status = async (request: APIRequestContext, path: string) =>
  (await request.get(path, { maxRedirects: 0 })).status();

/** Everything that lists public posts; the Russian feed holds only what has a Russian text. */
const LISTS = ["/posts", "/ru/posts", "/feed.xml", "/feed.json", "/sitemaps/post-1.xml"];

async function begin(page: Page, title: string): Promise<string> {
  await page.goto("/admin/posts/new");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Start writing" }).click();
  await page.waitForURL(/\/admin\/posts\/[0-9a-f-]{36}$/);
  return page.url();
}

/** Opens a writing screen and waits until its script keeps what is typed. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator("#draft-state")).toHaveText("All changes are saved.");
}

test("a draft is nowhere, a published post everywhere at once, a renamed one one hop away", async ({
  page,
  playwright,
  baseURL,
}) => {
  test.setTimeout(120_000);
  // A visitor of one's own: no cookie of the editor's.
  const visitor = await playwright.request.newContext({ baseURL });
  const word = `zeppelin${Date.now().toString(36)}`;
  const text = async (path: string) => (await visitor.get(path)).text();
  await signIn(page, "content_manager");
  const editor = await begin(page, `A ${word}`);
  await page.locator('textarea[name="data.body"]').fill("First words.");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Version 2 by")).toBeVisible();

  const path = `/posts/a-${word}`;
  for (const address of [path, `/ru${path}`, `/og/post/a-${word}/1`])
    expect(await status(visitor, address), address).toBe(404);
  for (const list of [...LISTS, `/search?q=${word}`])
    expect((await text(list)).replaceAll(`q=${word}`, ""), list).not.toContain(`a-${word}`);

  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(page.getByRole("link", { name: "View on the site" })).toBeVisible();
  for (const list of LISTS) expect(await text(list), list).toContain(`a-${word}`);
  for (const address of [path, `/ru${path}`]) expect(await text(address), address).toContain("First words.");

  // An edit reaches the next request of every language.
  await open(page, editor);
  await page.locator('textarea[name="data.body"]').fill("Second words.");
  await page.getByRole("button", { name: "Save and update the site" }).click();
  await expect(page.getByText("Version 3 by")).toBeVisible();
  for (const address of [path, `/ru${path}`]) {
    const shown = await text(address);
    expect(shown, address).toContain("Second words.");
    expect(shown, address).not.toContain("First words.");
  }

  await open(page, editor);
  await page.locator('input[name="data.slug"]').fill(`b-${word}`);
  await page.getByRole("button", { name: "Save and update the site" }).click();
  await expect(page.getByText("Version 4 by")).toBeVisible();
  for (const prefix of ["", "/ru"]) {
    const moved = await visitor.get(prefix + path, { maxRedirects: 0 });
    expect(moved.status()).toBe(308);
    const { location = "" } = moved.headers();
    expect(new URL(location.split(", ")[0] ?? "", baseURL).pathname).toBe(`${prefix}/posts/b-${word}`);
    expect(await status(visitor, `${prefix}/posts/b-${word}`)).toBe(200);
  }

  await open(page, editor);
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("button", { name: "Make it a draft again" })).toBeVisible();
  expect(await status(visitor, `/posts/b-${word}`)).toBe(404);
  for (const list of LISTS) expect(await text(list), list).not.toContain(`b-${word}`);
  await visitor.dispose();
});

test("refusals are pages with their true status, in the language of the address", async ({ page }) => {
  await signIn(page, "student");
  for (const [path, code, language] of [
    ["/admin/posts", 403, "en"],
    ["/ru/admin/posts", 403, "ru"],
    ["/posts/no-such-post", 404, "en"],
    ["/ru/posts/no-such-post", 404, "ru"],
    ["/preview/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 404, "en"],
    ["/student/no-such-page", 404, "en"],
  ] as const) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(code);
    await expect(page.locator("html"), path).toHaveAttribute("lang", language);
    await expect(page.locator("h1"), path).toHaveCount(1);
    await expect(page.getByRole("main").getByRole("link").first(), path).toBeVisible();
  }
});

test("every kind of answer carries the security headers and a policy", async ({ page, request }) => {
  await signIn(page, "super_admin");
  const paths = [
    "/",
    "/ru/posts",
    "/posts?page=2",
    "/sign-in",
    "/no-such-page",
    "/admin/posts",
    "/ru/account",
    "/feed.xml",
    "/sitemap.xml",
    "/robots.txt",
    "/og/site/posts/1",
    "/search?q=oak",
  ];
  for (const path of paths) {
    const headers = (await page.request.get(path)).headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["x-frame-options"], path).toBe("DENY");
    expect(headers["referrer-policy"], path).toBeTruthy();
    expect(headers["cross-origin-opener-policy"], path).toBe("same-origin");
    const policy = headers["content-security-policy"] ?? "";
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
      expect(policy, path).toContain(part);
    if (/^(\/ru)?\/(admin|account)/.test(path)) {
      expect(policy, path).toMatch(/script-src [^;]*'nonce-[A-Za-z0-9+/=]+'/);
      expect(policy.split("script-src")[1]?.split(";")[0], path).not.toContain("unsafe-inline");
      expect(headers["cache-control"], path).toMatch(/no-store|private/);
    }
  }
  for (const path of ["/api/health/live", "/api/admin/audit"])
    expect((await request.get(path)).headers()["x-content-type-options"], path).toBe("nosniff");
});

test("every address of the sitemap is there, canonical, and known to its other languages", async ({
  request,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const locs = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => m[1] as string);
  const index = await (await request.get("/sitemap.xml")).text();
  const urls: string[] = [];
  for (const file of locs(index))
    urls.push(...locs(await (await request.get(new URL(file).pathname)).text()));
  expect(urls.length).toBeGreaterThan(50);
  const pages = new Map<string, { canonical: string; alternates: Map<string, string> }>();
  const faults: string[] = [];
  const queue = [...urls];
  const read = async () => {
    for (let url = queue.pop(); url; url = queue.pop()) {
      const answer = await request.get(new URL(url).pathname, { maxRedirects: 0 });
      if (answer.status() !== 200) {
        faults.push(`${url}: answers ${answer.status()}`);
        continue;
      }
      const head = (await answer.text()).split("</head>")[0] ?? "";
      const canonical = /<link rel="canonical" href="([^"]+)"/.exec(head)?.[1] ?? "none";
      const alternates = [...head.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"/gi)];
      pages.set(url, {
        canonical,
        alternates: new Map(alternates.map((m) => [m[1] as string, m[2] as string])),
      });
    }
  };
  await Promise.all([read(), read(), read(), read()]);
  const same = (a: string, b: string) => a.replace(/\/$/, "") === b.replace(/\/$/, "");
  for (const [url, { canonical, alternates }] of pages) {
    if (!same(canonical, url)) faults.push(`${url}: canonical ${canonical}`);
    if (new URL(url).origin !== new URL(baseURL as string).origin) faults.push(`${url}: another origin`);
    for (const [language, other] of alternates) {
      const there = [...pages].find(([address]) => same(address, other))?.[1];
      if (!there) faults.push(`${url}: its ${language} page ${other} is not in the sitemap`);
      else if (![...there.alternates.values()].some((back) => same(back, url)))
        faults.push(`${url}: its ${language} page ${other} does not lead back`);
    }
  }
  expect(faults).toEqual([]);
});
