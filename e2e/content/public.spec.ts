import { expect, signIn, test } from "../support/fixtures";

test("a visitor finds a story from the home page and reads on", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "All stories" }).click();
  await expect(page).toHaveURL(/\/posts$/);
  await page.locator("article h2 a").first().click();
  await expect(page).toHaveURL(/\/posts\/[a-z0-9-]+$/);
  await expect(page.locator("article .prose-guild")).toBeVisible();
  await page.locator('a[rel="prev"]').click();
  await expect(page).toHaveURL(/\/posts\/[a-z0-9-]+$/);
});

test("the magazine turns its pages and narrows by topic and month", async ({ page }) => {
  await page.goto("/posts");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "2" }).click();
  await expect(page).toHaveURL(/\/posts\?page=2$/);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", /\/posts\?page=2$/);
  await page.goto("/posts?month=1999-01");
  await expect(page.getByText("No stories here yet")).toBeVisible();
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", /\/posts$/);
});

test("the language is kept on the way and can be changed in place", async ({ page }) => {
  await page.goto("/ru/posts");
  await page.locator("article h2 a").first().click();
  await expect(page).toHaveURL(/\/ru\/posts\/[a-z0-9-]+$/);
  await page.locator("footer").getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/posts\/[a-z0-9-]+$/);
  expect(new URL(page.url()).pathname).not.toContain("/ru/");
});

test("search finds, marks, narrows and helps", async ({ page }) => {
  await page.goto("/search");
  await page.getByRole("searchbox").fill("chisel");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/q=chisel/);
  await expect(page.locator("mark").first()).toBeVisible();
  await page.goto(`/search?q=${encodeURIComponent("' ! & <b>")}`);
  await expect(page.locator("h1")).toBeVisible();
  await page.goto("/search?q=a");
  await expect(page.locator("main")).toContainText("Type at least two characters.");
  await page.goto(`/search?q=${"x".repeat(101)}`);
  await expect(page.locator("main")).toContainText("Use at most 100 characters.");
});

test("what a visitor types comes back as text", async ({ page }) => {
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs++;
    void dialog.dismiss();
  });
  const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
  await page.goto(`/search?q=${encodeURIComponent(hostile)}`);
  await expect(page.getByRole("searchbox")).toHaveValue(hostile);
  await page.goto(`/posts?tag=${encodeURIComponent("<svg onload=alert(3)>")}`);
  await expect(page.locator("h1")).toContainText("<svg onload=alert(3)>");
  expect(dialogs).toBe(0);
});

test("pictures open large and close again", async ({ page }) => {
  await page.goto("/projects/river-level-board");
  const link = page.locator("a[data-lightbox]").first();
  await link.click();
  const dialog = page.locator("dialog.lightbox");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(dialog).toContainText("2 /");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(link).toBeFocused();
});

test("the choice of dark lasts", async ({ page }) => {
  await page.goto("/");
  await page.locator("[data-theme-choice]").getByText("Dark").click();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "guild-dark");
});

test("a template asks visitors to sign in first", async ({ page }) => {
  await page.goto("/templates");
  await page.locator("article h2 a").first().click();
  const path = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Download" }).click();
  await expect(page).toHaveURL(new RegExp(`/sign-in\\?next=${encodeURIComponent(path)}`));
});

test("the contact form says what is missing and thanks", async ({ page }) => {
  await page.goto("/contact");
  const form = page.locator("form").filter({ has: page.locator("textarea") });
  await form.getByRole("button", { name: "Send message" }).click();
  await expect(form.locator("[aria-invalid=true]").first()).toBeFocused();
  await form.getByLabel("Your name").fill("Visitor");
  await form.getByLabel("Your e-mail address").fill("visitor@example.org");
  await form.getByLabel("Your message").fill("When is the next tour?");
  await form.getByRole("button", { name: "Send message" }).click();
  await expect(page.getByText("Thank you. Your message is on its way")).toBeVisible();
});

test("a signed-in learner downloads a template and finds it again", async ({ page }) => {
  await signIn(page, "student");
  await page.goto("/templates/risk-assessment-register");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  await page.goto("/account/downloads");
  const row = page.getByRole("listitem").filter({ hasText: "Risk assessment register" }).first();
  await expect(row).toBeVisible();
  const [again] = await Promise.all([
    page.waitForEvent("download"),
    row.getByRole("button", { name: "Download version 2" }).click(),
  ]);
  expect(again.suggestedFilename()).toMatch(/\.xlsx$/);
});
