import { expect, test } from "../support/fixtures";

test("health answers, ready only with its database", async ({ request }) => {
  expect((await request.get("/api/health/live")).status()).toBe(200);
  expect((await request.get("/api/health/ready")).status()).toBe(200);
});

test("an unknown address is a true 404 that reads as a page, in the language of the address", async ({
  page,
}) => {
  for (const [path, language] of [
    ["/no-such-page", "en"],
    ["/ru/no-such-page", "ru"],
  ] as const) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

test("every answer carries the security headers and an id of its own", async ({ request }) => {
  const first = (await request.get("/no-such-page")).headers();
  expect(first["x-content-type-options"]).toBe("nosniff");
  expect(first["x-frame-options"]).toBe("DENY");
  expect(first["content-security-policy"]).toContain("object-src 'none'");
  expect(first["x-powered-by"]).toBeUndefined();
  const second = (await request.get("/no-such-page")).headers();
  expect(first["x-request-id"]).toBeTruthy();
  expect(first["x-request-id"]).not.toBe(second["x-request-id"]);
});

test("the default language has no prefix: /en moves permanently", async ({ request }) => {
  const answer = await request.get("/en/no-such-page", { maxRedirects: 0 });
  expect([301, 308]).toContain(answer.status());
  expect(answer.headers().location).toMatch(/\/no-such-page$/);
});
