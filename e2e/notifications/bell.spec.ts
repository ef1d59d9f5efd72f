import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  picture,
  SIZES,
  signIn,
  test,
} from "../support/fixtures";

test("the bell shows the newest notices, marks them as read and leads to them", async ({ page }) => {
  await signIn(page, "instructor");
  await page.goto("/account/notifications/settings");
  await page.getByRole("button", { name: "Send test message" }).click();
  await expect(page.getByText("The test message is on its way.")).toBeVisible();
  const bell = page.locator('header a[href$="/account/notifications"]').first();
  await bell.click();
  const panel = page.getByRole("dialog");
  await expect(panel.getByRole("button", { name: /This is a test/ }).first()).toBeVisible();
  expect(await panel.getByRole("listitem").count()).toBeLessThanOrEqual(8);
  await picture(page, "bell");
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Mark all as read" }).click();
  await expect(panel.getByRole("button", { name: "Mark all as read" })).toHaveCount(0);
  await expect(bell).toHaveAttribute("aria-label", /No new notices/);
  await panel.getByRole("link", { name: "All notices" }).click();
  await page.waitForURL(/\/account\/notifications$/);

  await page.setViewportSize(SIZES.narrow);
  await bell.click();
  await expect(panel.getByRole("listitem").first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await picture(page, "bell-narrow");
  await panel
    .getByRole("button", { name: /This is a test/ })
    .first()
    .click();
  await page.waitForURL(/\/account\/notifications\/settings$/);
});
