import { bearer, callApi } from "../../lib/core/testing/api-client";
import {
  eachLook,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  picture,
  test,
} from "../support/fixtures";
import { newcomer, signUp } from "./people";

test("somebody makes a key, sees it once, uses it within its scopes, and revokes it", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const base = baseURL as string;
  await signUp(page, newcomer());
  await page.goto("/account/security");
  await expect(page.getByText("You have no keys.")).toBeVisible();
  await page.getByRole("link", { name: "New key" }).click();
  await page.waitForURL("**/account/security/key");
  await page.getByRole("button", { name: "Make key" }).click();
  await expect(page.locator('[data-field="name"]')).toContainText(/\S/);
  await page.getByLabel("Name").fill("Kitchen timetable");
  await page.getByLabel("Read your account").check();
  await page.getByLabel("Read your points and what moved them").check();
  await page.getByLabel("How long it works").selectOption("30");
  await page.getByRole("button", { name: "Make key" }).click();
  await expect(page.getByText("Keep this key now")).toBeVisible();
  const key = await page.getByText(/^gh_[\w-]{43}$/).innerText();
  await picture(page, "new-key");

  const get = (path: string) => callApi(base, "GET", path, undefined, bearer(key));
  expect((await get("/api/v1/me")).status).toBe(200);
  expect((await get("/api/v1/me/wallet")).status).toBe(200);
  const beyond = await get("/api/v1/me/skills");
  expect(beyond).toMatchObject({ status: 403, body: { code: "insufficient_scope" } });
  expect(beyond.headers.get("www-authenticate")).toContain('scope="skills:read"');
  expect((await get("/api/v1/me/sessions")).status).toBe(403);

  await page.getByRole("link", { name: "I have kept it" }).click();
  await page.waitForURL("**/account/security");
  const row = page.getByRole("listitem").filter({ hasText: "Kitchen timetable" });
  await expect(row).toContainText(key.slice(0, 11));
  await expect(row).toContainText("used");
  await expect(page.locator("body")).not.toContainText(key);
  await eachLook(page, "/account/security", async (name) => {
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `security-${name}`);
  });
  await page.goto("/account/security");
  await row.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(row).toContainText("Revoked");
  expect((await get("/api/v1/me")).status).toBe(401);
});
