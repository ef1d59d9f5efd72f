import { expect, test } from "../support/fixtures";

test("the footer leads to the documentation, whose contents lead to each request", async ({ page }) => {
  await page.goto("/posts");
  await page.getByRole("contentinfo").getByRole("link", { name: "API for developers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The API");
  const contents = page.getByRole("navigation", { name: "Contents" });
  await contents.getByRole("link", { name: "Your account" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("API: Your account");
  await contents.getByRole("link", { name: "Change your account" }).press("Enter");
  await expect(page).toHaveURL(/\/api\/docs\/your-account#patchMe$/);
  const request = page.locator("#patchMe");
  await expect(request).toBeInViewport();
  await expect(request.getByText("/api/v1/me", { exact: true })).toBeVisible();
  await expect(request.getByRole("row", { name: /phone_number/ }).first()).toBeVisible();
});

test("the document is served with its address, an ETag, and to every origin", async ({
  request,
  baseURL,
}) => {
  const answer = await request.get("/api/openapi.json");
  expect(answer.status()).toBe(200);
  const headers = answer.headers();
  expect(headers["access-control-allow-origin"]).toBe("*");
  const document = await answer.json();
  expect(document.openapi).toBe("3.1.1");
  expect(document.servers[0].url).toBe(new URL(baseURL as string).origin);
  const again = await request.get("/api/openapi.json", {
    headers: { "if-none-match": headers.etag as string },
  });
  expect(again.status()).toBe(304);
  expect((await request.get("/api/docs/")).status()).toBe(200);
  expect((await request.get("/api/docs/no-such-group")).status()).toBe(404);
});

test("an address that the API does not have is a problem, whatever is asked of it", async ({ request }) => {
  for (const path of ["/api/nothing", "/api/v1/nothing/", "/api/v1/me/nothing", "/api"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
  }
  const answer = await request.post("/api/v1/nothing", { data: {} });
  expect(answer.status()).toBe(404);
  expect(answer.headers()["content-type"]).toBe("application/problem+json");
  expect(await answer.json()).toMatchObject({ status: 404, code: "not_found" });
});
