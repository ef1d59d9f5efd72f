import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  signIn,
  signInAnew,
  test,
} from "../support/fixtures";

test("a member gives points: looked up, confirmed once more, kept as a receipt", async ({ page }) => {
  await signIn(page, "student");
  await page.goto("/account/points/send");
  await page.getByLabel("To", { exact: true }).fill("nobody.by.this.name");
  await page.getByLabel("Points").fill("1");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("No member can receive points under that name.").first()).toBeVisible();
  await page.getByLabel("To", { exact: true }).fill("mentor.demo");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Give 1 point to Otto Lindqvist?" })).toBeVisible();
  await page.getByRole("button", { name: "Give 1 point" }).click();
  await page.waitForURL(/\/account\/points\/[0-9a-f-]{36}$/);
  await expect(page.getByText("You paid")).toBeVisible();
  const receipt = new URL(page.url()).pathname;
  await page.context().clearCookies();
  await signIn(page, "client");
  expect((await page.goto(receipt))?.status()).toBe(404);
});

test("a manager adjusts another's points and reverses it; the reason is asked for", async ({ page }) => {
  await signInAnew(page, "super_admin");
  await page.goto("/admin/points?user=client.demo&kind=earn");
  const wallet = await page.locator('tbody a[href*="/admin/point-wallets/"]').first().getAttribute("href");
  await page.goto(wallet as string);
  await page.getByRole("button", { name: "Adjust points" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Points", { exact: true }).fill("3");
  await dialog.getByLabel("Reason").fill("short");
  await dialog.getByRole("button", { name: "Adjust points" }).click();
  await expect(dialog.getByText("Say why in at least 10 characters.").first()).toBeVisible();
  await dialog.getByLabel("Reason").fill("Helped to carry the looms");
  await dialog.getByRole("button", { name: "Adjust points" }).click();
  await expect(page.getByText("Helped to carry the looms").first()).toBeVisible();
});

test("a member chooses to be seen among who earned the most, and no longer", async ({ page }) => {
  const names = async () => {
    await page.goto("/points");
    return page.getByRole("main").getByRole("list").allInnerTexts();
  };
  await signIn(page, "student");
  await page.goto("/account/points");
  await page.getByRole("button", { name: "Show me there" }).click();
  await expect(page.getByRole("button", { name: "Take me off" })).toBeVisible();
  expect((await names()).join()).toContain("Nadia Petrova");
  await page.goto("/account/points");
  await page.getByRole("button", { name: "Take me off" }).click();
  await expect(page.getByRole("button", { name: "Show me there" })).toBeVisible();
  expect((await names()).join()).not.toContain("Nadia Petrova");
});

test("a manager tries other numbers of a rule and changes nothing", async ({ page }) => {
  await signIn(page, "finance_manager");
  await page.goto("/admin/point-rules");
  await page.getByRole("link", { name: "Try numbers" }).first().click();
  await page.getByRole("spinbutton", { name: "Points" }).first().fill("7");
  await page.getByRole("button", { name: "Try", exact: true }).click();
  await page.waitForURL(/points=7/);
  await expect(page.getByText("Would have paid", { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("points for many: a file is checked, the password asked for, each key gives once", async ({ page }) => {
  await signIn(page, "finance_manager");
  await page.goto("/admin/points/grants");
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  const key = `e2e-${Date.now()}`;
  const csv = `key,person,points,reason\n${key},client.demo,3,Carried the looms upstairs\n${key}-2,nobody.here,3,Carried the looms upstairs\n`;
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "grants.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(page.getByText("grants.csv")).toBeVisible();
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.waitForURL(/\/admin\/points\/grants\/[0-9a-f-]{36}$/);
  await expect(page.getByText("No active member has this name or address.")).toBeVisible({ timeout: 30_000 });
});
