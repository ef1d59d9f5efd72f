import { newcomer, PASSWORD, signUp } from "../identity/people";
import { expect, signInByForm, test } from "../support/fixtures";

test("the number at the bell changes in another browser within two seconds", async ({ page, browser }) => {
  const person = newcomer();
  await signUp(page, person);
  await page.goto("/account");
  const bell = page.locator('header a[href$="/account/notifications"]').first();
  const before = await bell.getAttribute("aria-label");
  // A login from a browser that was not seen before is told at once.
  const elsewhere = await browser.newContext();
  await signInByForm(await elsewhere.newPage(), person.username, PASSWORD);
  await expect(bell).not.toHaveAttribute("aria-label", before ?? "", { timeout: 2_000 });
  // The list of pages says the same as the bell.
  const waiting = (await bell.locator(".rail-count").textContent()) ?? "";
  await expect(page.locator('nav a[href$="/account/notifications"] .rail-count').first()).toHaveText(waiting);
  await elsewhere.close();
});

test("a person chooses what reaches them, and sees which rule decides", async ({ page }) => {
  await signUp(page, newcomer());
  await page.goto("/account/notifications/settings");
  const box = page.locator('input[name="on"][value="account_update:email"]');
  await expect(box).toBeChecked();
  await expect(page.locator('input[name="on"][value="account_security:email"]')).toBeDisabled();
  await box.uncheck();
  await page.locator('input[name="quietFrom"]').fill("22:00");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator('[data-field="quietTo"]')).toContainText("Give both times");
  await page.locator('input[name="quietTo"]').fill("07:00");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.").first()).toBeVisible();
  await page.reload();
  await expect(page.locator('input[name="on"][value="account_update:email"]')).not.toBeChecked();
  await expect(page.locator('input[name="quietFrom"]')).toHaveValue("22:00");
});
