import { expect, signIn, test } from "../support/fixtures";

test("a mentor opens the emergency contact of an own student; nobody else finds the page", async ({
  page,
  browser,
}) => {
  await signIn(page, "mentor");
  await page.goto("/mentor");
  await page.getByRole("navigation").getByRole("link", { name: "Students" }).click();
  await expect(page.getByRole("heading", { name: "Your students" })).toBeVisible();
  const student = page.getByRole("listitem").filter({ hasText: "Nadia Petrova" });
  await expect(student).not.toContainText("Vera Petrova");
  await student.getByRole("button", { name: "Emergency contact" }).click();
  await expect(student).toContainText("Vera Petrova");
  await expect(student).toContainText("+37120000201");

  const context = await browser.newContext();
  const other = await context.newPage();
  await signIn(other, "instructor");
  expect((await other.goto("/mentor/mentees"))?.status()).toBe(403);
  await context.close();
});
