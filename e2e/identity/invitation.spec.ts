import type { Page } from "@playwright/test";
import {
  eachLook,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  signIn,
  test,
} from "../support/fixtures";
import { linkIn, newestMail } from "./outbox";
import { fillSignIn, newcomer, PASSWORD, signUp } from "./people";

/** Sends an invitation from the list of people, as the support desk. */
async function invite(page: Page, email: string, role: string): Promise<void> {
  await page.goto("/admin/users");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator('input[name="email"]').fill(email);
  await dialog.locator('select[name="role"]').selectOption(role);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText("The invitation is on its way.")).toBeVisible();
}

test("somebody is invited, opens the account by the mailed link, and signs in", async ({ page, browser }) => {
  const person = newcomer();
  await signIn(page, "support_admin");
  await invite(page, person.email, "mentor");
  await page.goto(`/admin/users/invitations?q=${encodeURIComponent(person.email)}`);
  await expect(page.getByRole("row", { name: person.email })).toContainText("Waiting");
  const link = linkIn(await newestMail(browser, person.email));

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(other.getByText(`invites ${person.email} in this role: Mentor`)).toBeVisible();
  await eachLook(other, link, async () => {
    await expectAccessible(other);
    await expectNoSidewaysScroll(other);
  });
  await other.locator('input[name="firstName"]').fill("Ada");
  await other.locator('input[name="username"]').fill(person.username);
  await other.locator('input[name="password"]').fill(PASSWORD);
  await other.locator('input[name="terms"]').check();
  await other.getByRole("button", { name: "Open my account" }).click();
  await other.waitForURL("**/mentor");
  await other.goto("/verify-email");
  await expect(other.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();

  await other.context().clearCookies();
  await other.goto(link);
  await expect(other.getByText("This invitation has been used or is too old")).toBeVisible();
  await other.goto("/sign-in");
  await fillSignIn(other, person.username, PASSWORD);
  await other.waitForURL("**/mentor");
  await elsewhere.close();
  await page.reload();
  await expect(page.getByRole("row", { name: person.email })).toHaveCount(0);
});

test("somebody with an account gets the role by accepting; others are told to change accounts", async ({
  page,
  browser,
}) => {
  const person = newcomer();
  const own = await browser.newContext();
  const theirs = await own.newPage();
  await signUp(theirs, person);
  await signIn(page, "support_admin");
  await invite(page, person.email, "client");
  const link = linkIn(await newestMail(browser, person.email));
  await page.goto(link);
  await expect(page.getByText("Sign out, then open the link again")).toBeVisible();
  await theirs.context().clearCookies();
  await theirs.goto(link);
  await theirs.getByRole("link", { name: "Sign in" }).click();
  await fillSignIn(theirs, person.username, PASSWORD);
  await theirs.waitForURL(`**${link}`);
  await theirs.getByRole("button", { name: "Accept" }).click();
  await theirs.waitForURL("**/client");
  await own.close();
});

test("an invitation that was taken back opens nothing", async ({ page, browser }) => {
  const person = newcomer();
  await signIn(page, "support_admin");
  await invite(page, person.email, "student");
  const link = linkIn(await newestMail(browser, person.email));
  await page.goto(`/admin/users/invitations?q=${encodeURIComponent(person.email)}`);
  await page.getByRole("button", { name: "Take back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await expect(page.getByText("The invitation no longer works.")).toBeVisible();
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByText("This invitation has been used or is too old")).toBeVisible();
});
