import { expect, test } from "../support/fixtures";
import { codeIn, linkIn, newestMail } from "./outbox";
import { fillSignIn, newcomer, PASSWORD, signUp } from "./people";

test("somebody signs up, confirms by code, signs out and in again", async ({ page, browser }) => {
  const person = newcomer();
  await signUp(page, person);
  await page.goto("/student");
  await expect(page.getByText("Your address is not confirmed yet")).toBeVisible();
  await page.goto("/verify-email");
  await page.locator('input[name="code"]').fill(codeIn(await newestMail(browser, person.email)));
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
  await page.getByRole("link", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { name: "Good day, Ada" })).toBeVisible();
  await page.goto("/sign-out");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/account");
  await page.waitForURL("**/sign-in?next=%2Faccount");
  await fillSignIn(page, person.username, PASSWORD);
  await page.waitForURL("**/account");
  await expect(page.getByText(person.email)).toBeVisible();
});

test("a link opened in another browser asks for the password of the sign-up", async ({ page, browser }) => {
  const person = newcomer();
  await signUp(page, person);
  const link = linkIn(await newestMail(browser, person.email));
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(link);
  await other.locator('input[name="password"]').fill("not the password");
  await other.getByRole("button", { name: "Confirm my address" }).click();
  await expect(other.getByText("This is not your password.").first()).toBeVisible();
  await other.locator('input[name="password"]').fill(PASSWORD);
  await other.getByRole("button", { name: "Confirm my address" }).click();
  await other.waitForURL("**/sign-in?done=confirmed");
  await elsewhere.close();
});

test("a taken address and username are told at their fields, and what was typed stays", async ({ page }) => {
  const person = newcomer();
  await signUp(page, person);
  await page.context().clearCookies();
  await page.goto("/sign-up");
  await page.locator('input[name="firstName"]').fill("Grace");
  await page.locator('input[name="email"]').fill(person.email.toUpperCase());
  await page.locator('input[name="username"]').fill("another.name");
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.locator('input[name="terms"]').check();
  await page.getByRole("button", { name: "Open my account" }).click();
  await expect(page.locator('[data-field="email"]')).toContainText("There is an account with this address");
  await expect(page.locator('input[name="firstName"]')).toHaveValue("Grace");
});

test("a forgotten password is set by the mailed link, once", async ({ page, browser }) => {
  const person = newcomer();
  await signUp(page, person);
  await page.goto("/forgot-password");
  await page.locator('input[name="email"]').fill(person.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("Look into your mailbox")).toBeVisible();
  const link = linkIn(await newestMail(browser, person.email));
  await page.goto(link);
  await page.locator('input[name="password"]').fill("nine copper kettles");
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.waitForURL("**/sign-in?done=reset");
  await fillSignIn(page, person.email, "nine copper kettles");
  await page.waitForURL("**/student");
  await page.goto(link);
  await expect(page.getByText("This link has been used or is too old")).toBeVisible();
});

test("a login ended elsewhere is refused on its next page", async ({ page, browser }) => {
  const person = newcomer();
  await signUp(page, person);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto("/sign-in");
  await fillSignIn(other, person.username, PASSWORD);
  await other.waitForURL("**/student");
  await page.goto("/account/security");
  await page.getByRole("button", { name: "End", exact: true }).click();
  await expect(page.getByText("That login has ended.")).toBeVisible();
  await other.goto("/account");
  await other.waitForURL("**/sign-in?next=%2Faccount");
  await page.goto("/account");
  await expect(page).toHaveURL(/\/account$/);
  await elsewhere.close();
});
