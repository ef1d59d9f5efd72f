import { newcomer, PASSWORD, signUp } from "../identity/people";
import { expect, expectAccessible, signIn, signInByForm, test } from "../support/fixtures";

const NEW_DEVICE = "/admin/notification-templates/identity.new_device";

test("a changed text is previewed in every language, and then is what people read", async ({
  page,
  browser,
}) => {
  test.setTimeout(90_000);
  await signIn(page, "content_manager");
  await page.goto(NEW_DEVICE);
  const subject = page.locator('input[name="content.in_app.en.subject"]');
  await subject.fill("Somebody came in by {{password}}");
  await page.getByRole("button", { name: "Save texts" }).click();
  await expect(page.locator('[data-field="content.in_app.en.subject"]')).toContainText("{{password}}");
  await subject.fill("Somebody came in by {{device}}");
  await page.getByRole("button", { name: "Show what I wrote" }).click();
  await expect(page.getByText("Somebody came in by Firefox on Linux")).toBeVisible();
  await page.getByRole("button", { name: "Save texts" }).click();
  await expect(page.getByText("Saved. From now on").first()).toBeVisible();

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  const person = newcomer();
  await signUp(other, person);
  const third = await browser.newContext();
  await signInByForm(await third.newPage(), person.username, PASSWORD);
  await other.goto("/account/notifications");
  await expect(other.getByText("Somebody came in by").first()).toBeVisible();
  await third.close();
  await elsewhere.close();

  await page.reload();
  await page.getByRole("button", { name: "Back to the shipped text" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Back to the shipped text" }).click();
  await expect(page.getByText("The shipped text is back.").first()).toBeVisible();
  await expect(page.locator('input[name="content.in_app.en.subject"]')).toHaveValue(
    "New login to your account",
  );
});

test("an announcement reaches another browser; its reader puts it aside and asks why it came", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const elsewhere = await browser.newContext();
  const reader = await elsewhere.newPage();
  await signIn(reader, "student");
  await reader.goto("/account");
  const bell = reader.locator('header a[href$="/account/notifications"]').first();
  const before = await bell.getAttribute("aria-label");

  await signIn(page, "support_admin");
  await page.goto("/admin/announcements/new");
  const subject = `The kiln is warm, {{name}} ${Date.now()}`;
  await page.locator('input[name="content.in_app.en.subject"]').fill(subject);
  await page.locator('textarea[name="content.in_app.en.body"]').fill("Bring what waits to be fired.");
  await page.locator('input[name="audience"][value="people"]').check();
  await page.locator('textarea[name="people"]').fill("student.demo nobody.here");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.locator('[data-field="people"]')).toContainText("nobody.here");
  await page.locator('textarea[name="people"]').fill("student.demo");
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.waitForURL(/\/admin\/announcements\/[0-9a-f-]{36}$/);
  await expect(page.getByText("This reaches 1 person.").first()).toBeVisible();
  await page.getByRole("button", { name: "Send now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send now" }).click();
  await expect(bell).not.toHaveAttribute("aria-label", before ?? "", { timeout: 30_000 });
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("of 1", { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });

  await reader.goto("/account/notifications");
  const shown = subject.replace("{{name}}", "Nadia");
  const item = reader.locator("li").filter({ hasText: shown });
  await item.getByRole("button", { name: /^More about/ }).click();
  await expect(reader.getByText("Why did I get this?")).toBeVisible();
  await expect(reader.getByText("It belongs to “Announcements”.")).toBeVisible();
  await expectAccessible(reader);
  await reader.getByRole("button", { name: "In an hour" }).click();
  await expect(item).toHaveCount(0);
  await reader.goto("/account/notifications?show=archived");
  await expect(item).toContainText("comes back");
  await elsewhere.close();
});

test("who wants a digest sees what the next one will hold", async ({ page }) => {
  await signUp(page, newcomer());
  await page.goto("/account/notifications/settings");
  await expect(page.getByRole("heading", { name: "Next digest" })).toHaveCount(0);
  await page.locator('select[name="digest"]').selectOption("daily");
  await page.locator('input[name="digestAt"]').fill("09:15");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Next digest" })).toBeVisible();
  await expect(page.getByText(/at 09:15/)).toBeVisible();
  await expect(page.locator('input[name="on"][value="admin_alert:email"]')).toHaveCount(0);
});
