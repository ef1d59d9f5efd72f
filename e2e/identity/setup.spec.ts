import { expect, expectAccessible, test } from "../support/fixtures";

test("the door of the first super admin is gone once there is one", async ({ page }) => {
  for (const path of ["/setup", "/ru/setup"]) {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.locator('input[name="code"]')).toHaveCount(0);
    await expectAccessible(page);
  }
});
