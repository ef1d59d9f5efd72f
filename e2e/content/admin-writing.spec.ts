import { type Browser, expect, type Page } from "@playwright/test";
import { signIn, test } from "../support/fixtures";

// An editor writes, keeps, saves, publishes and schedules; two of them meet in one post.

const unique = (word: string) => `${word} ${Date.now().toString(36)}${Math.floor(Math.random() * 1e4)}`;
const body = (page: Page) => page.locator('textarea[name="data.body"]');
const state = (page: Page) => page.locator("#draft-state");

/** Begins a post and waits for its writing screen. Answers its id. */
async function begin(page: Page, title: string): Promise<string> {
  await page.goto("/admin/posts/new");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Start writing" }).click();
  await page.waitForURL(/\/admin\/posts\/[0-9a-f-]{36}$/);
  await expect(state(page)).toHaveText("All changes are saved.");
  return page.url().slice(-36);
}

async function save(page: Page, version: number): Promise<void> {
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText(`Version ${version} by`)).toBeVisible();
}

async function archive(page: Page, id: string): Promise<void> {
  await page.goto(`/admin/posts/${id}`);
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("button", { name: "Make it a draft again" })).toBeVisible();
}

async function other(browser: Browser, role: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, role);
  return page;
}

test("a post is written, published and read by visitors", async ({ page, request }) => {
  await signIn(page, "content_manager");
  const title = unique("A written post");
  const id = await begin(page, title);
  await expect(page.getByText("Missing for publishing")).toBeVisible();
  await page.getByRole("button", { name: "Write the text." }).click();
  await expect(body(page)).toBeFocused();

  await body(page).fill("Hello **world**.\n\n");
  await body(page).press("Control+b");
  await page.keyboard.type("strong");
  await expect(body(page)).toHaveValue(/\*\*strong\*\*/);
  await page.getByRole("button", { name: "Side by side" }).click();
  await expect(page.locator(".prose-guild strong").first()).toHaveText("world");

  await page.getByRole("button", { name: "Save and publish" }).click();
  await expect(page.getByRole("link", { name: "View on the site" })).toBeVisible();
  const path = await page.getByRole("link", { name: "View on the site" }).getAttribute("href");
  const html = await (await request.get(path ?? "")).text();
  expect(html).toContain(title);
  expect(html).toContain("Hello <strong>world</strong>");

  await page.getByLabel("Title", { exact: true }).first().fill(`${title} again`);
  await page.getByRole("button", { name: "Save and update the site" }).click();
  await expect(page.getByText("Version 3 by")).toBeVisible();
  expect(await (await request.get(path ?? "")).text()).toContain(`${title} again`);
  await archive(page, id);
  expect((await request.get(path ?? "")).status()).toBe(404);
});

test("unfinished work is kept every 20 seconds and offered back", async ({ page }) => {
  await signIn(page, "content_manager");
  await page.clock.install();
  const id = await begin(page, unique("A kept post"));
  await body(page).fill("Unfinished words");
  await expect(state(page)).toHaveText(/Unsaved changes/);
  await page.clock.fastForward(21_000);
  await expect(state(page)).toHaveText(/Kept for you at/);

  page.once("dialog", (dialog) => dialog.accept());
  await page.goto(`/admin/posts/${id}`);
  await expect(body(page)).toHaveValue("");
  await page.getByRole("button", { name: "Continue with it" }).click();
  await expect(body(page)).toHaveValue("Unfinished words");
  await save(page, 2);
  await page.goto(`/admin/posts/${id}`);
  await expect(body(page)).toHaveValue("Unfinished words");
  await expect(page.getByRole("button", { name: "Continue with it" })).toHaveCount(0);
});

test("who saves second sees both texts and loses neither", async ({ page, browser }) => {
  await signIn(page, "content_manager");
  const id = await begin(page, unique("A shared post"));
  const second = await other(browser, "super_admin");
  await second.goto(`/admin/posts/${id}`);
  await expect(state(second)).toHaveText("All changes are saved.");

  await body(page).fill("The first text");
  await save(page, 2);
  await body(second).fill("The second text");
  await second.getByRole("button", { name: "Save draft" }).click();
  const conflict = second.getByRole("region", { name: "Somebody saved before you" });
  await expect(conflict).toContainText("The first text");
  await expect(conflict).toContainText("The second text");
  await expect(body(second)).toHaveValue("The second text");

  await conflict.getByRole("button", { name: /Keep mine/ }).click();
  await save(second, 3);
  await second.goto(`/admin/posts/${id}/revisions?from=2&to=3`);
  await expect(second.locator("del", { hasText: "first" })).toBeVisible();
  await expect(second.locator("ins", { hasText: "second" })).toBeVisible();
  await second.context().close();
});

test("an old version is restored as a new one", async ({ page }) => {
  await signIn(page, "content_manager");
  const id = await begin(page, unique("A restored post"));
  await body(page).fill("Early text");
  await save(page, 2);
  await body(page).fill("Late text");
  await save(page, 3);
  await page.goto(`/admin/posts/${id}/revisions`);
  await page
    .getByRole("listitem")
    .filter({ hasText: "Version 2" })
    .getByRole("button", { name: "Restore" })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
  await page.waitForURL(`**/admin/posts/${id}`);
  await expect(body(page)).toHaveValue("Early text");
  await expect(page.getByText("Version 4 by")).toBeVisible();
});

test("a version is scheduled, shown in the overview and cancelled", async ({ page }) => {
  await signIn(page, "content_manager");
  const title = unique("A scheduled post");
  await begin(page, title);
  await body(page).fill("To be read tomorrow.");
  await save(page, 2);
  await page.getByLabel("Goes live").fill("2000-01-01T09:00");
  await page.getByRole("button", { name: "Schedule version 2" }).click();
  await expect(page.getByText("Choose a time between a minute and a year from now.").first()).toBeVisible();
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Goes live").fill(`${tomorrow}T09:00`);
  await page.getByRole("button", { name: "Schedule version 2" }).click();
  await expect(page.getByText("Version 2 goes live")).toBeVisible();

  await page.goto("/admin/content");
  const entry = page.getByRole("listitem").filter({ hasText: title }).filter({ hasText: "goes live" });
  await entry.getByRole("button", { name: "Cancel" }).click();
  await expect(entry).toHaveCount(0);
});

test("a preview link opens one version without sign-in until it is switched off", async ({
  page,
  browser,
}) => {
  await signIn(page, "content_manager");
  await begin(page, unique("A previewed post"));
  await body(page).fill("Only for those with the link.");
  await save(page, 2);
  await page.getByRole("button", { name: "Link to version 2" }).click();
  const link = await page.getByRole("textbox", { name: "Preview link" }).inputValue();
  const visitor = await browser.newContext();
  const answer = await visitor.request.get(link);
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain("Only for those with the link.");
  await page.getByRole("button", { name: "Switch all off" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Switch all off" }).click();
  await expect(page.getByRole("button", { name: "Switch all off" })).toHaveCount(0);
  expect((await visitor.request.get(link)).status()).toBe(404);
  await visitor.close();
});

test("an author writes but does not publish; a student sees none of it", async ({ page, browser }) => {
  await signIn(page, "support_admin");
  await begin(page, unique("An author’s post"));
  await expect(page.getByRole("button", { name: "Save draft" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^(save and )?publish/i })).toHaveCount(0);
  await body(page).fill("Ready to be read.");
  await save(page, 2);
  await page.getByRole("button", { name: "Ask to publish version 2" }).click();
  await expect(page.getByText("Those who publish were told.")).toBeVisible();
  expect((await page.goto("/admin/redirects"))?.status()).toBe(403);
  const student = await other(browser, "student");
  expect((await student.goto("/admin/posts"))?.status()).toBe(403);
  await student.context().close();
});

test("a template's preview is uploaded, kept, and taken away again; a file is released", async ({ page }) => {
  await signIn(page, "content_manager");
  await page.goto("/admin/templates/new");
  await page.getByLabel("Title").fill(unique("A sheet"));
  await page.getByRole("button", { name: "Start writing" }).click();
  await page.waitForURL(/\/admin\/templates\/[0-9a-f-]{36}$/);
  const address = page.url();
  const pdf = { name: "preview.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") };

  const preview = page.locator('[data-field="data.previewFileId"]');
  await preview.locator('input[type="file"]').setInputFiles(pdf);
  await expect(preview).toContainText("preview.pdf");
  await expect(state(page)).toHaveText(/Unsaved changes/);
  await save(page, 2);
  await page.goto(address);
  await preview.getByRole("button", { name: "Remove “preview.pdf”" }).click();
  await expect(state(page)).toHaveText(/Unsaved changes/);
  await save(page, 3);
  await page.goto(address);
  await expect(preview.locator('input[type="file"]')).toBeAttached();
  await expect(preview).not.toContainText("preview.pdf");

  await page.goto(`${address}/versions`);
  await page.locator('[data-field="fileId"] input[type="file"]').setInputFiles(pdf);
  await page.getByRole("button", { name: "Release version 1" }).click();
  await expect(page.getByRole("button", { name: "Release version 2" })).toBeVisible();
  await expect(page.getByText("preview.pdf")).toHaveCount(1);
});
