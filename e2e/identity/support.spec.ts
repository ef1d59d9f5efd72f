import type { Page } from "@playwright/test";
import {
  demoLogin,
  eachLook,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  signIn,
  signInAnew,
  signInByForm,
  test,
} from "../support/fixtures";
import { newestMail } from "./outbox";
import { newcomer, signUp } from "./people";

/** Opens the page of the person whom a word names alone. */
async function openPerson(page: Page, word: string): Promise<string> {
  await page.goto(`/admin/users?q=${encodeURIComponent(word)}`);
  const href = await page.locator("a.data-table__title").first().getAttribute("href");
  await page.goto(href ?? "");
  return href ?? "";
}

test("support corrects where a student belongs; the student is told and sees it", async ({
  page,
  browser,
}) => {
  await signInAnew(page, "support_admin");
  const href = await openPerson(page, "student.demo");
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Edit person" })).toBeVisible();
  await eachLook(page, `${href}/edit`, async () => {
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
  await page.locator('input[name="semester"]').fill("9");
  await page.getByRole("button", { name: "Save student" }).click();
  await expect(page.locator('input[name="semester"]')).toHaveAttribute("aria-invalid", "true");
  await page.locator('input[name="semester"]').fill("7");
  await page.getByRole("button", { name: "Save student" }).click();
  await expect(page.getByText("Saved. The person gets a message.")).toBeVisible();

  const context = await browser.newContext();
  const student = await context.newPage();
  await signIn(student, "student");
  await student.goto("/account/notifications");
  await expect(student.getByText("Your profile was corrected").first()).toBeVisible();
  await student.goto("/student/profile");
  await expect(student.locator("dd").filter({ hasText: /^7$/ })).toBeVisible();
  expect((await student.goto(`${href}/edit`))?.status()).toBe(403);
  await context.close();
});

test("support sends the confirmation again", async ({ page, browser }) => {
  const person = newcomer();
  const context = await browser.newContext();
  await signUp(await context.newPage(), person);
  const first = await newestMail(browser, person.email);
  await context.close();
  await signInAnew(page, "support_admin");
  await openPerson(page, person.email);
  await page.getByRole("button", { name: "Send the message again" }).click();
  await expect(page.getByText("A new message is on its way.")).toBeVisible();
  expect(await newestMail(browser, person.email)).not.toBe(first);
});

test("signing out of somebody else's eyes signs the admin out too", async ({ page }) => {
  // A login of its own, which other tests do not count on.
  const { email, password } = demoLogin("support_admin");
  await signInByForm(page, email, password);
  await openPerson(page, "client.demo");
  await page.getByRole("button", { name: "See as this person" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator('textarea[name="reason"]').fill("Cannot find the page of the profile.");
  await dialog.getByRole("button", { name: "Look" }).click();
  await expect(page.getByText("You see what Claire Fontaine sees")).toBeVisible();
  await page.goto("/sign-out");
  await page.getByRole("main").getByRole("button").click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/admin");
  await expect(page).toHaveURL(/\/sign-in/);
});
