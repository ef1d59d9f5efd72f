import type { Browser, BrowserContext, Page } from "@playwright/test";
import {
  eachLook,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  signInAnew,
  test,
} from "../support/fixtures";
import { codeIn, newestMail } from "./outbox";
import { newcomer, signUp } from "./people";

/** A person who has confirmed the address, in a browser of its own. */
async function member(browser: Browser): Promise<{ username: string; page: Page; context: BrowserContext }> {
  const person = newcomer();
  const context = await browser.newContext();
  const page = await context.newPage();
  await signUp(page, person);
  await page.locator('input[name="code"]').fill(codeIn(await newestMail(browser, person.email)));
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
  return { username: person.username, page, context };
}

const DONE = "Done. The person gets a message.";
const PROPOSED = "Proposed. Another super admin has to agree.";

async function appoint(page: Page, username: string, said: string): Promise<void> {
  await page.goto("/admin/admins");
  await page.getByRole("button", { name: "Make an administrator" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator('input[name="person"]').fill(username);
  await dialog.locator('select[name="role"]').selectOption("super_admin");
  await dialog.locator('textarea[name="reason"]').fill("Runs the house with us.");
  await dialog.getByRole("button", { name: "Make an administrator" }).click();
  await expect(page.getByText(said)).toBeVisible();
}

async function takeAway(page: Page, username: string, said: string): Promise<void> {
  await page.goto(`/admin/admins?q=${encodeURIComponent(username)}`);
  await page.getByRole("button", { name: "Take away" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator('textarea[name="reason"]').fill("Leaves the house.");
  await dialog.getByRole("button", { name: "Take away" }).click();
  await expect(page.getByText(said)).toBeVisible();
}

async function agree(page: Page): Promise<void> {
  await page.goto("/admin/admins");
  await page.getByRole("button", { name: "Agree" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator('textarea[name="reason"]').fill("I agree.");
  await dialog.getByRole("button", { name: "Agree" }).click();
  await expect(page.getByRole("heading", { name: "Waiting for a second super admin" })).toHaveCount(0);
}

test("one super admin makes the second alone; from then on it takes two, to make one and to end one", async ({
  page,
  browser,
}) => {
  test.slow();
  await signInAnew(page, "super_admin");
  const [second, third] = [await member(browser), await member(browser)];

  await page.goto("/admin/admins");
  await expect(page.getByText("There is one super admin only")).toBeVisible();
  await appoint(page, second.username, DONE);
  await expect(page.getByText("There is one super admin only")).toHaveCount(0);

  await appoint(second.page, third.username, PROPOSED);
  await expect(second.page.getByText("Another super admin has to agree by")).toBeVisible();
  await expect(second.page.getByRole("button", { name: "Agree" })).toHaveCount(0);
  await eachLook(second.page, "/admin/admins", async () => {
    await expectAccessible(second.page);
    await expectNoSidewaysScroll(second.page);
  });
  expect((await third.page.goto("/admin/admins"))?.status()).toBe(403);
  await agree(page);
  expect((await third.page.goto("/admin/admins"))?.status()).toBe(200);

  await takeAway(page, second.username, PROPOSED);
  await agree(third.page);
  expect((await second.page.goto("/admin/admins"))?.status()).toBe(403);
  await takeAway(page, third.username, DONE);
  expect((await third.page.goto("/admin/admins"))?.status()).toBe(403);
  await second.context.close();
  await third.context.close();
});

test("the switches of the roles say what they do", async ({ page }) => {
  await signInAnew(page, "super_admin");
  await page.goto("/admin/roles");
  const row = page.getByRole("listitem").filter({ hasText: "Recruitment manager" }).last();
  await row.getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByRole("dialog")).toContainText("Its workspace and its rights are gone at once");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
});
