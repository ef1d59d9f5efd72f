import { expect, signIn, test } from "../support/fixtures";

test("visitors read skills without script: by category, by any label, each with its own page", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto("/skills");
  await page.getByRole("link", { name: "Joinery", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Joinery" })).toBeVisible();
  await page.getByRole("link", { name: "Sash windows" }).click();
  await expect(page.getByText("Подъёмные окна")).toBeVisible();
  await page.goto("/skills");
  await page.getByLabel("Find a skill").fill("ecmascr");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("link", { name: /ECMAScript → JavaScript/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "JavaScript" })).toBeVisible();
  await expect(page.getByRole("link", { name: "TypeScript" })).toBeVisible();
  await page.goto("/ru/skills/sash-windows");
  await expect(page.getByRole("heading", { level: 1, name: "Подъёмные окна" })).toBeVisible();
  await context.close();
});

test("machines find skills: site search by any label, sitemap, languages, addresses of merged ones", async ({
  page,
  request,
}) => {
  await page.goto("/search?q=GTAW");
  await expect(page.getByRole("link", { name: "TIG welding" })).toBeVisible();
  const [files, lists] = await Promise.all(
    ["/sitemaps/skill-1.xml", "/sitemaps/lists-1.xml"].map(async (path) => (await request.get(path)).text()),
  );
  expect(files).toContain("/skills/javascript</loc>");
  expect(files).toContain("/ru/skills/javascript</loc>");
  for (const path of ["/skills", "/points", "/skills/category/textiles"])
    expect(lists).toContain(`${path}</loc>`);
  await page.goto("/skills/tig-welding");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", /\/skills\/tig-welding$/);
  await expect(page.locator('link[hreflang="ru"]')).toHaveAttribute("href", /\/ru\/skills\/tig-welding$/);
  const image = await page.locator('meta[property="og:image"]').getAttribute("content");
  expect((await request.get(image as string)).status()).toBe(200);
  const merged = await request.get("/skills/argon-arc-welding", { maxRedirects: 0 });
  expect([merged.status(), merged.headers().location]).toEqual([308, expect.stringMatching(/tig-welding$/)]);
  for (const [path, status] of [
    ["/skills/sashiko", 404],
    ["/skills/no-such-skill", 404],
    ["/skills/category/no-such", 404],
    ["/skills/category/joinery?page=9", 404],
    ["/skills/adobe-flash", 200],
  ] as const)
    expect([path, (await request.get(path)).status()]).toEqual([path, status]);
  await page.goto("/");
  const foot = page.getByRole("contentinfo");
  await expect(foot.getByRole("link", { name: "Skills" })).toHaveAttribute("href", "/skills");
  await expect(foot.getByRole("link", { name: "Points" })).toHaveAttribute("href", "/points");
});

test("a curator checks a public list before it comes in: new, changed and clashing rows are told", async ({
  page,
}) => {
  await signIn(page, "content_manager");
  await page.goto("/admin/skills/import");
  const at = Date.now().toString(36);
  const csv = [
    "uri,preferred,alternatives,category",
    `http://list.example/${at}/1,Glass blowing ${at},Blowing glass ${at},Crafts`,
    `http://list.example/${at}/2,Weaving,,Textiles`,
  ].join("\n");
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(page.getByText("list.csv")).toBeVisible();
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.waitForURL(/\/admin\/skills\/import\/[0-9a-f-]{36}$/);
  await expect(page.getByText("That name already belongs to Weaving.")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Take over 1 row" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take over 1 row" }).click();
  await expect(page.getByText("The import is done")).toBeVisible({ timeout: 30_000 });
  await page.goto(`/skills/glass-blowing-${at}`);
  await expect(page.getByText(`Blowing glass ${at}`)).toBeVisible();
});
