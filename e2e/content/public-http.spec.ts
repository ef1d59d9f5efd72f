import { expect, test } from "../support/fixtures";

const status = async (request: import("@playwright/test").APIRequestContext, path: string) =>
  (await request.get(path, { maxRedirects: 0 })).status();

test("addresses answer with their true status", async ({ request }) => {
  for (const path of [
    "/",
    "/ru",
    "/posts",
    "/posts?page=2",
    "/ru/posts?page=2",
    "/feed.xml",
    "/robots.txt",
    "/sitemap.xml",
  ])
    expect(await status(request, path), path).toBe(200);
  for (const path of [
    "/no-such-page",
    "/posts/no-such-post",
    "/posts/category/no-such-section",
    "/posts?page=9999",
    "/projects/no-such-project",
    "/templates/no-such-template",
    "/team/nobody",
    "/a/b/c",
    "/ru/nichego",
    "/preview/AAAAAAAAAAAAAAAAAAAAAA",
    "/og/post/no-such-post/1",
    "/sitemaps/nothing-1.xml",
    "/posts/category/no-such-section/feed.xml",
  ])
    expect(await status(request, path), path).toBe(404);
});

test("moved addresses answer 308 in one hop, in the reader's language", async ({ request }) => {
  const moved = await request.get("/find-us", { maxRedirects: 0 });
  expect(moved.status()).toBe(308);
  expect(moved.headers().location).toMatch(/\/visit-us$/);
  const russian = await request.get("/ru/find-us", { maxRedirects: 0 });
  expect(russian.status()).toBe(308);
  expect(russian.headers().location).toMatch(/\/ru\/visit-us$/);
  expect((await request.get("/projects/flood-text-service", { maxRedirects: 0 })).status()).toBe(308);
  expect((await request.get("/en/posts", { maxRedirects: 0 })).status()).toBe(308);
});

test("no address, however odd, breaks a page", async ({ request }) => {
  for (const path of [
    "/posts?page=-1",
    "/posts?page=1e99",
    "/posts?month=2026-13",
    "/posts?tag=%00",
    "/posts?tag=a&tag=b",
    "/posts?author=%27%3B--",
    "/posts/%00",
    "/posts/%E2%80%AE",
    `/posts/${"a".repeat(300)}`,
    "/templates?sort=-name&pricing=paid&page=2",
    "/search?q=%00%01",
    "/search?q=%27+%21+%26+%7C+%3A*",
    "/search?q=the&source=%00&page=51",
    "/search?q=a&q=b",
    "/og/post/%00/1",
    "/og/post/%00/1",
    "/og/mark/%2e%2e",
    "/sitemaps/..%2Fpost-1.xml",
    "/sitemaps/post-9999.xml",
    "/%F0%9F%98%80",
    "/a%2Fb/c",
  ])
    expect(await status(request, path), path).toBeLessThan(500);
});

test("feeds are well-formed, whole and answer 304", async ({ request, page }) => {
  for (const path of ["/feed.xml", "/ru/feed.xml", "/posts/category/guides/feed.xml"]) {
    const answer = await request.get(path);
    expect(answer.headers()["content-type"]).toContain("application/rss+xml");
    const text = await answer.text();
    const faults = await page.evaluate((xml) => {
      const doc = new DOMParser().parseFromString(xml, "application/xml");
      const links = [...doc.querySelectorAll("item > link, item > guid")].map((n) => n.textContent ?? "");
      return {
        broken: doc.querySelector("parsererror")?.textContent ?? null,
        items: doc.querySelectorAll("item").length,
        bad: links.filter((l) => !/^(https?:\/\/|urn:uuid:)/.test(l)),
      };
    }, text);
    expect(faults.broken, path).toBeNull();
    expect(faults.items, path).toBeGreaterThan(0);
    expect(faults.items, path).toBeLessThanOrEqual(20);
    expect(faults.bad, path).toEqual([]);
    expect(text).not.toMatch(/(?:href|src)="\//);
    const again = await request.get(path, { headers: { "if-none-match": answer.headers().etag ?? "" } });
    expect(again.status(), path).toBe(304);
  }
  const json = await (await request.get("/feed.json")).json();
  expect(json.version).toBe("https://jsonfeed.org/version/1.1");
  expect(json.items[0].content_html.length).toBeGreaterThan(500);
});

test("the sitemap lists what is public and nothing else", async ({ request }) => {
  const index = await (await request.get("/sitemap.xml")).text();
  const files = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => new URL(m[1] as string).pathname);
  expect(files.length).toBeGreaterThan(0);
  const urls: string[] = [];
  for (const file of files) {
    const text = await (await request.get(file)).text();
    expect(text).toContain("<lastmod>");
    urls.push(...[...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => new URL(m[1] as string).pathname));
  }
  expect(urls.some((u) => u.startsWith("/posts/"))).toBe(true);
  expect(urls.some((u) => u.startsWith("/ru/posts/"))).toBe(true);
  expect(urls.filter((u) => /^\/(admin|account|preview|search)/.test(u))).toEqual([]);
  expect(new Set(urls).size).toBe(urls.length);
  for (const url of urls.slice(0, 5)) expect((await request.get(url)).status(), url).toBe(200);
});

test("metadata is exact", async ({ page, request }) => {
  await page.goto("/posts/sharpen-a-chisel-in-eight-minutes");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
    "href",
    /\/posts\/sharpen-a-chisel-in-eight-minutes$/,
  );
  await expect(page.locator('link[hreflang="ru"]')).toHaveAttribute("href", /\/ru\/posts\/sharpen/);
  await expect(page.locator('link[hreflang="x-default"]')).toHaveCount(1);
  expect((await page.title()).length).toBeLessThanOrEqual(70);
  const description = await page.locator('meta[name="description"]').getAttribute("content");
  expect(description?.length).toBeGreaterThan(30);
  expect(description?.length).toBeLessThanOrEqual(160);
  const image = await page.locator('meta[property="og:image"]').getAttribute("content");
  const answer = await request.get(new URL(image as string).pathname + new URL(image as string).search);
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toMatch(/^image\//);
  const things = JSON.parse(
    (await page.locator('script[type="application/ld+json"]').textContent()) as string,
  );
  expect(things["@graph"].map((t: { "@type": string }) => t["@type"])).toEqual([
    "BlogPosting",
    "BreadcrumbList",
  ]);

  // A story without a Russian text is canonical at its English address.
  await page.goto("/ru/posts/forgetting-a-dovetail");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
    "href",
    /^https?:\/\/[^/]+\/posts\/forgetting-a-dovetail$/,
  );
  await expect(page.locator("article").first()).toHaveAttribute("lang", "en");
});

test("drawn images are pictures of the right size", async ({ request }) => {
  const answer = await request.get("/og/site/posts/1");
  expect(answer.status()).toBe(200);
  const bytes = await answer.body();
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
});

test("a reading page ships little script", async ({ page }) => {
  test.skip(!process.env.E2E_BASE_URL, "only a production build ships what visitors get");
  const weigh = async (path: string) => {
    let sum = 0;
    const listen = async (response: import("@playwright/test").Response) => {
      if (response.request().resourceType() !== "script") return;
      const sizes = await response.request().sizes();
      sum += sizes.responseBodySize;
    };
    page.on("requestfinished", async (request) => {
      const response = await request.response();
      if (response) await listen(response);
    });
    await page.goto(path, { waitUntil: "networkidle" });
    page.removeAllListeners("requestfinished");
    return sum;
  };
  const floor = await weigh("/floor/static");
  await page.context().clearCookies();
  const reading = await weigh("/posts/sharpen-a-chisel-in-eight-minutes");
  expect(reading - floor).toBeLessThan(15 * 1024);
});
