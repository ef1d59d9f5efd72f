import {
  demoLogin,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  signIn,
  test,
} from "../support/fixtures";
import { fillSignIn, newcomer, PASSWORD, signUp } from "./people";

test("a visitor is sent to sign-in with the way back; a foreign one leads home", async ({
  page,
  request,
}) => {
  for (const path of ["/account", "/account/security", "/admin/users", "/student", "/ru/admin/users"]) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(307);
    expect(answer.headers().location).toContain(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  const { email, password } = demoLogin("client");
  for (const next of ["//evil.example/x", "/\\evil.example", "https://evil.example"]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await fillSignIn(page, email, password);
    await page.waitForURL((url) => url.pathname === "/client");
    expect(new URL(page.url()).host).not.toContain("evil");
  }
});

test("the wrong role meets 403, an unknown person 404", async ({ page }) => {
  await signIn(page, "student");
  for (const path of ["/admin/users", "/admin/roles", "/mentor", "/company"])
    expect((await page.goto(path))?.status(), path).toBe(403);
  await page.context().clearCookies();
  await signIn(page, "support_admin");
  expect((await page.goto("/admin/users/nobody"))?.status()).toBe(404);
  expect((await page.goto("/admin/users/01a1fe03-6dc0-7b45-8620-de78f8dbf288"))?.status()).toBe(404);
});

test("wrong and unknown names get one answer", async ({ page }) => {
  const person = newcomer();
  await signUp(page, person);
  await page.context().clearCookies();
  const answers: string[] = [];
  for (const name of [person.username, "nobody.at.all"]) {
    await page.goto("/sign-in");
    await fillSignIn(page, name, "not the password");
    answers.push(await page.locator("[data-form-problems]").innerText());
  }
  expect(answers[0]).toContain("Wrong e-mail or password");
  expect(answers[1]).toBe(answers[0]);
});

test("support finds, suspends and restores a person", async ({ page, browser }) => {
  const person = newcomer();
  const elsewhere = await browser.newContext();
  const theirs = await elsewhere.newPage();
  await signUp(theirs, person);
  await signIn(page, "support_admin");
  await page.goto(`/admin/users?q=${person.username}`);
  await page.locator("a.data-table__title").first().click();
  await page.getByRole("button", { name: "Lift the lock" }).waitFor({ state: "detached" });
  await expect(page.getByText("Not confirmed").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Suspend" })).toHaveCount(0);
  await page.getByRole("button", { name: "End all logins" }).click();
  await page.locator("dialog[open]").getByRole("button", { name: "End all logins" }).click();
  await expect(page.getByText("No live logins.")).toBeVisible();
  await theirs.goto("/account");
  await theirs.waitForURL("**/sign-in?next=%2Faccount");
  await fillSignIn(theirs, person.username, PASSWORD);
  await theirs.waitForURL("**/account");
  await elsewhere.close();
});

test("a super admin grants an admin role after confirming the password; a stranger's rights follow at once", async ({
  page,
}) => {
  await signIn(page, "super_admin");
  await page.goto("/admin/users?q=liam.byrne");
  await page.locator("a.data-table__title").first().click();
  const confirm = page.getByRole("link", { name: "Confirm your password" });
  if (await confirm.isVisible()) {
    await confirm.click();
    await page.locator('input[name="password"]').fill(demoLogin("super_admin").password);
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.waitForURL("**/admin/users/**");
  }
  await page.getByRole("button", { name: "Give a role" }).click();
  const dialog = page.locator("dialog[open]");
  await dialog.locator('select[name="role"]').selectOption("finance_manager");
  await dialog.locator('textarea[name="reason"]').fill("Stands in for a month.");
  await dialog.getByRole("button", { name: "Give a role" }).click();
  const row = page.locator("li").filter({ hasText: "Finance manager" });
  await expect(row.getByText("Active")).toBeVisible();
  await row.getByRole("button", { name: "Take away" }).click();
  await page.locator("dialog[open] textarea").fill("The month is over.");
  await page.locator("dialog[open]").getByRole("button", { name: "Take away" }).click();
  await expect(row.getByText("Ended")).toBeVisible();
});

test("the account and people screens are accessible and fit a phone", async ({ page }) => {
  test.slow();
  await signIn(page, "super_admin");
  await page.goto("/admin/users?q=ximena");
  const person = await page.locator("a.data-table__title").first().getAttribute("href");
  for (const path of [
    "/account",
    "/account/security",
    "/account/roles",
    "/admin/users",
    "/admin/roles",
    person ?? "",
  ])
    for (const size of [
      { width: 1280, height: 800 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size);
      await page.goto(path);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
});
