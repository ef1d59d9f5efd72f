import { expect, expectAccessible, expectNoSidewaysScroll, SIZES, signIn, test } from "../support/fixtures";
import { linkIn, newestMail } from "./outbox";
import { newcomer, PASSWORD } from "./people";

const HEAD = "usn,email,first_name,last_name,department,semester";
const csv = (rows: string[]) => ({
  name: "autumn.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`\ufeff${HEAD}\n${rows.join("\n")}\n`),
});

test("students are imported: errors are named, the corrected file is taken over, the owner gets in", async ({
  page,
  browser,
}) => {
  const [one, two] = [newcomer(), newcomer()];
  const number = `E2E${Date.now().toString(36).toUpperCase()}`;
  const good = `${number},${one.email},Ada,Almeida,Textiles,3`;
  await signIn(page, "support_admin");
  await page.goto("/admin/users");
  await page.getByRole("link", { name: "Import" }).click();
  await page.waitForURL("**/admin/users/import");
  await expectAccessible(page);
  const example = await page.request.get("/api/admin/users/import/example?kind=identity.mentors");
  expect(await example.text()).toContain("employee_id,email,first_name");

  const send = async (rows: string[]) => {
    await page.goto("/admin/users/import");
    await page.getByRole("radio", { name: "Students" }).check();
    await page.locator('input[type="file"]').setInputFiles(csv(rows));
    await expect(page.getByRole("button", { name: "Remove “autumn.csv”" })).toBeVisible();
    await page.getByRole("button", { name: "Check the file" }).click();
    await page.waitForURL(/\/admin\/users\/import\/[0-9a-f-]{36}$/);
  };
  await send([good, `${number},${two.email},=1+1,Berg,Textiles,9`]);
  await expect(page.getByText("1 row can be taken over")).toBeVisible({ timeout: 30_000 });
  const faults = page.getByRole("table", { name: "Errors and remarks" });
  await expect(faults).toContainText("Stands in line 2 too.");
  await expect(faults).toContainText("formula");
  await expect(faults).toContainText("Enter 8 or less.");
  await expectAccessible(page);
  await page.setViewportSize(SIZES.narrow);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(SIZES.wide);
  await page.getByRole("button", { name: "Discard" }).click();
  await page.locator("dialog[open]").getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("This import was discarded")).toBeVisible();

  await send([good, `${number}B,${two.email},Bea,Berg,Textiles,4`]);
  await page.getByRole("button", { name: "Take over 2 rows" }).click();
  await page.locator("dialog[open]").getByRole("button", { name: "Take over 2 rows" }).click();
  await expect(page.getByText("The import is done")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("There are no errors.")).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/admin/students?q=${number}`);
  await expect(page.locator("tbody tr")).toHaveCount(2);
  const context = await browser.newContext();
  const owner = await context.newPage();
  await owner.goto(linkIn(await newestMail(browser, one.email)));
  await owner.locator('input[name="password"]').fill(PASSWORD);
  await owner.locator('button[type="submit"]').last().click();
  await owner.waitForURL("**/sign-in?done=reset");
  await context.close();
});

test("students advance and get a mentor from the list", async ({ page }) => {
  await signIn(page, "support_admin");
  await page.goto("/admin/students?department=Textiles");
  await expectAccessible(page);
  await page.setViewportSize(SIZES.narrow);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(SIZES.wide);
  await page.goto("/admin/students?semester=3");
  const row = page.locator("tbody tr").first();
  const name = await row.locator("a.data-table__title").innerText();
  await row.locator('input[type="checkbox"]').check();
  await page.getByRole("button", { name: "Advance" }).click();
  const dialog = page.locator("dialog[open]");
  await expect(dialog).toContainText("1 student");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Advance" }).click();
  await expect(page.getByRole("status").filter({ hasText: "semester" })).toBeVisible();
  await page.goto("/admin/students?semester=4");
  const moved = page.locator("tbody tr").filter({ hasText: name.split("\n").at(-1) });
  await expect(moved).toHaveCount(1);

  await moved.locator('input[type="checkbox"]').check();
  await page.getByRole("button", { name: "Assign a mentor" }).click();
  await page.waitForURL("**/admin/students/mentor?**");
  await expectAccessible(page);
  await page.locator('input[role="combobox"]').fill("Sandvik");
  await page.getByRole("option", { name: /Sandvik/ }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL("**/admin/students");
  await page.goto("/admin/students?semester=4");
  await expect(moved).toContainText("Sandvik");
});
