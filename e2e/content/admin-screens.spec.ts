import { expect } from "@playwright/test";
import { signIn, test } from "../support/fixtures";

// Lists, blocks, order, redirects.

test("lists are filtered, sorted and exported by their address", async ({ page }) => {
  // Of templates, because other tests write posts meanwhile.
  await signIn(page, "content_manager");
  await page.goto("/admin/templates?status=draft&sort=title");
  const rows = page.locator("tbody tr");
  await expect(rows.first()).toContainText("Draft");
  await expect(rows.filter({ hasText: "Published" })).toHaveCount(0);
  const answer = await page.request.get("/admin/templates/export?status=draft");
  expect(answer.headers()["content-type"]).toContain("text/csv");
  const lines = (await answer.text()).trim().split("\r\n");
  expect(lines.length).toBe((await rows.count()) + 1);
});

test("rows are archived together and brought back", async ({ page }) => {
  await signIn(page, "content_manager");
  const word = `Bulk${Date.now().toString(36)}`;
  for (const n of [1, 2]) {
    await page.goto("/admin/posts/new");
    await page.getByLabel("Title").fill(`${word} ${n}`);
    await page.getByRole("button", { name: "Start writing" }).click();
    await page.waitForURL(/\/admin\/posts\/[0-9a-f-]{36}$/);
  }
  await page.goto(`/admin/posts?q=${word}`);
  await page.getByLabel("Select all rows on this page").check();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText(/Nothing changed\. 2 stayed as before/)).toBeVisible();
  await page.getByLabel("Select all rows on this page").check();
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.locator("tbody tr").filter({ hasText: "Archived" })).toHaveCount(2);
});

test("a page is built of blocks: added, moved, removed and brought back", async ({ page }) => {
  await signIn(page, "content_manager");
  await page.goto("/admin/pages/new");
  await page.getByLabel("Title").fill(`Blocks ${Date.now().toString(36)}`);
  await page.getByRole("button", { name: "Start writing" }).click();
  await page.waitForURL(/\/admin\/pages\/[0-9a-f-]{36}$/);
  const blocks = page.locator('[data-field="data.blocks"]');
  await blocks.getByRole("button", { name: "Quotation" }).click();
  await blocks.getByLabel("Text", { exact: true }).fill("Well begun is half done.");
  await blocks.getByRole("button", { name: "Team", exact: true }).click();
  await blocks.getByRole("button", { name: "Move up" }).last().click();
  await expect(blocks.locator("ol > li").first()).toContainText("Team");
  await blocks.getByRole("button", { name: "Remove block" }).first().click();
  await expect(blocks.locator("ol > li")).toHaveCount(1);
  await blocks.getByRole("button", { name: "Undo" }).click();
  await expect(blocks.locator("ol > li")).toHaveCount(2);
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Version 2 by")).toBeVisible();
  await page.reload();
  await expect(blocks.locator("ol > li").nth(1)).toContainText("Well begun is half done.");
});

test("the order of companies is changed by keyboard and by drag, and kept", async ({ page }) => {
  await signIn(page, "content_manager");
  await page.goto("/admin/trusted-companies");
  const list = page.locator("main ol").first();
  const names = list.locator("p.font-medium");
  const before = await names.allTextContents();
  // The list is ordered by script, which must be there.
  await page.waitForLoadState("networkidle");
  const press = async (button: string, first: string) => {
    await page.getByRole("button", { name: button }).press("Enter");
    await expect(names.first()).toHaveText(first);
    await expect(list).not.toHaveAttribute("aria-busy");
  };
  await press(`Move down: ${before[0]}`, before[1] as string);
  await page.reload();
  await expect(names.first()).toHaveText(before[1] as string);
  await page.waitForLoadState("networkidle");
  const rows = list.locator(":scope > li");
  await rows.nth(1).locator("[draggable]").dragTo(rows.first());
  await expect(names.first()).toHaveText(before[0] as string);
  await expect(list).not.toHaveAttribute("aria-busy");
  await page.reload();
  await expect(names.first()).toHaveText(before[0] as string);
});

test("an import of redirects names its faulty line and takes nothing over", async ({ page, request }) => {
  await signIn(page, "content_manager");
  const old = `/old-${Date.now().toString(36)}`;
  await page.goto("/admin/redirects");
  await page.getByRole("button", { name: "Import CSV" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("CSV text").fill(`from,to\n${old},/posts\nno path,/posts`);
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(dialog.getByText("Line 3:")).toBeVisible();
  await dialog.getByLabel("CSV text").fill(`${old},/posts`);
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(page.getByRole("cell", { name: old, exact: true })).toBeVisible();
  const answer = await request.get(old, { maxRedirects: 0 });
  expect(answer.status()).toBe(308);
  expect(answer.headers().location).toMatch(/\/posts$/);
});
