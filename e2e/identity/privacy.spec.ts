import { demoLogin, expect, signInAnew, test } from "../support/fixtures";
import { fillSignIn, newcomer, PASSWORD, signUp } from "./people";

test("somebody fetches everything about them, and nobody else can", async ({ page, browser }) => {
  const person = newcomer();
  await signUp(page, person);
  await page.goto("/account/privacy");
  await page.getByRole("button", { name: "Make my archive" }).click();
  await expect(page.getByText("Your archive is being made").first()).toBeVisible();
  const fetchIt = page.getByRole("link", { name: "Fetch it" });
  await expect(async () => {
    await page.reload();
    await expect(fetchIt).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  const href = (await fetchIt.getAttribute("href")) as string;
  const answer = await page.request.get(href);
  expect(answer.headers()["content-type"]).toBe("application/zip");
  expect((await answer.body()).subarray(0, 2).toString()).toBe("PK");
  const stranger = await browser.newContext();
  expect((await stranger.request.get(href)).status()).toBe(404);
  await stranger.close();
});

test("an account is switched off, and comes back with its password", async ({ page }) => {
  const person = newcomer();
  await signUp(page, person);
  await page.goto("/account/privacy");
  await page.getByRole("button", { name: "Switch off" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByRole("heading", { name: "Your account is switched off" })).toBeVisible();
  await page.goto("/account");
  await page.waitForURL("**/sign-in**");
  await fillSignIn(page, person.username, PASSWORD);
  await expect(page.getByRole("heading", { name: "This account is switched off" })).toBeVisible();
  await page.getByRole("button", { name: "Restore my account" }).click();
  await page.waitForURL("**/sign-in?done=back");
  await fillSignIn(page, person.username, PASSWORD);
  await page.waitForURL("**/student");
});

test("an erasure says what goes and what stays, asks for the username, and can be taken back", async ({
  page,
}) => {
  const person = newcomer();
  await signUp(page, person);
  await page.goto("/account/privacy");
  await page.getByRole("link", { name: "See what goes" }).click();
  await expect(page.getByRole("heading", { name: "What stays, and why" })).toBeVisible();
  await page.locator('input[name="username"]').fill("somebody.else");
  await page.getByRole("button", { name: "Erase my account" }).click();
  await expect(page.locator('[data-field="username"]')).toContainText("This is not your username");
  await page.locator('input[name="username"]').fill(person.username);
  await page.getByRole("button", { name: "Erase my account" }).click();
  await expect(page.getByRole("heading", { name: "Goodbye" })).toBeVisible();
  await page.goto("/sign-in");
  await fillSignIn(page, person.email, PASSWORD);
  await page.getByRole("button", { name: "Restore my account" }).click();
  await page.waitForURL("**/sign-in?done=back");
});

test("support sees what a member sees, under a banner, and can change nothing", async ({ page }) => {
  await signInAnew(page, "support_admin");
  const member = demoLogin("student").email;
  await page.goto(`/admin/users?q=${encodeURIComponent(member)}`);
  await page.locator("a.data-table__title").first().click();
  await page.getByRole("button", { name: "See as this person" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator('textarea[name="reason"]').fill("Cannot find the profile page");
  await dialog.getByRole("button", { name: "Look" }).click();
  await page.waitForURL("**/account");
  await expect(page.getByText("Nothing can be changed.")).toBeVisible();
  expect((await page.goto("/admin"))?.status()).toBe(403);
  await page.goto("/account/privacy");
  await page.getByRole("button", { name: "Back to my account" }).click();
  await page.waitForURL("**/admin/users/**");
  await expect(page.getByText("Nothing can be changed.")).toHaveCount(0);
});
