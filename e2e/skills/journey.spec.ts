import type { Page } from "@playwright/test";
import { expect, signIn, test } from "../support/fixtures";

// One story: a word is proposed, vouched for, accepted and merged; each test goes on where the last one ended.
test.describe.configure({ mode: "serial" });

const WORD = `Birch plaiting ${Date.now().toString(36)}`;
const slug = WORD.toLowerCase().replaceAll(" ", "-");

async function as(page: Page, role: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, role);
}
const row = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
const word = (page: Page) => page.getByRole("combobox", { name: "Skill" });

test("a student adds what “js” means, proposes a word, pins and hides", async ({ page }) => {
  await signIn(page, "student");
  await page.goto("/account/skills");
  await word(page).fill("js");
  await page.getByRole("option", { name: /JS → JavaScript/ }).click();
  await expect(word(page)).toHaveValue("JavaScript");
  await page.getByRole("button", { name: "Add skill" }).click();
  await expect(row(page, "JavaScript")).toBeVisible();

  await word(page).fill(WORD);
  await expect(page.getByText("Nobody has used this word yet.", { exact: false })).toBeVisible();
  // The open list is all that is read out; the button behind it can be pressed all the same.
  await page.getByRole("button", { name: "Add skill", includeHidden: true }).click();
  await expect(row(page, WORD).getByText("Proposed")).toBeVisible();

  await page.getByRole("button", { name: "Pin JavaScript", exact: true }).click();
  await expect(page.getByRole("button", { name: "Unpin JavaScript" })).toBeVisible();
  await page.getByRole("button", { name: `Hide ${WORD}` }).click();
  await expect(page.getByRole("heading", { name: "Hidden" })).toBeVisible();
  await page.getByRole("button", { name: `Show ${WORD}` }).click();
  await expect(page.getByRole("button", { name: `Hide ${WORD}` })).toBeVisible();
});

test("a direction is chosen and stays chosen", async ({ page }) => {
  await signIn(page, "student");
  await page.goto("/account/skills");
  await page.getByRole("checkbox", { name: "Front-end development" }).check();
  await page.getByRole("button", { name: "Save specializations" }).click();
  await expect(page.getByText("Saved.").first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("checkbox", { name: "Front-end development" })).toBeChecked();
});

test("the mentor is asked, vouches, and the student reads it; nobody else may", async ({ page }) => {
  await signIn(page, "student");
  await page.goto("/account/skills");
  await page.getByRole("link", { name: "JavaScript", exact: true }).click();
  await page.getByLabel("Whom to ask").selectOption({ label: "Otto Lindqvist (mentor)" });
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByText("Asked. You will hear when they endorse you.").first()).toBeVisible();
  const own = new URL(page.url()).pathname;

  await as(page, "mentor");
  expect((await page.goto(own))?.status()).toBe(404);
  await page.goto("/account/endorsements");
  const request = page.getByRole("listitem").filter({ hasText: "Nadia Petrova asked" });
  await request.getByRole("button", { name: "Endorse" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Level you have seen").selectOption("intermediate");
  await dialog.getByLabel("What you have seen").fill("Wrote the page of the timber store.");
  await dialog.getByRole("button", { name: "Endorse" }).click();
  await expect(page.getByText("Your endorsement stands.").first()).toBeVisible();

  await as(page, "student");
  await page.goto(own);
  await expect(page.getByText("Endorsed by Otto Lindqvist")).toBeVisible();
  await expect(page.getByText("Wrote the page of the timber store.")).toBeVisible();
});

test("the profile shows what its owner chose", async ({ page }) => {
  await signIn(page, "client");
  await page.goto("/people/student.demo");
  const shown = page.getByRole("link", { name: "JavaScript" });
  await expect(shown).toHaveAttribute("href", "/skills/javascript");
  await expect(page.getByText(WORD)).toHaveCount(0);
  await as(page, "student");
  await page.goto("/account/skills");
  await page.getByRole("button", { name: "Hide JavaScript" }).click();
  await expect(page.getByRole("button", { name: "Show JavaScript" })).toBeVisible();
  await as(page, "client");
  await page.goto("/people/student.demo");
  await expect(page.getByText("JavaScript")).toHaveCount(0);
});

test("a curator accepts the word and merges it after a look at what goes along", async ({
  page,
  request,
}) => {
  await signIn(page, "content_manager");
  await page.goto("/admin/skills/proposed");
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: WORD }) });
  await card.getByRole("button", { name: "Accept" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Category" }).fill("Textiles");
  await page.getByRole("option", { name: "Crafts / Textiles" }).click();
  await dialog.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByText("Accepted into the list.")).toBeVisible();
  expect((await request.get(`/skills/${slug}`)).status()).toBe(200);

  await page.goto(`/admin/skills?q=${encodeURIComponent(WORD)}`);
  await page.locator("tbody").getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Merge" }).click();
  await expect(page.getByRole("heading", { name: "Merge a skill" })).toBeVisible();
  await expect(page.locator("dl").filter({ hasText: "People" })).toContainText("1");
  await page.getByRole("combobox", { name: "Target" }).fill("ткачест");
  await page.getByRole("option", { name: /Weaving/ }).click();
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await page.waitForURL("**/admin/skills");
  const moved = await request.get(`/skills/${slug}`, { maxRedirects: 0 });
  expect(moved.status()).toBe(308);
  expect(moved.headers().location).toMatch(/\/skills\/weaving$/);
  await as(page, "student");
  await page.goto("/account/skills");
  await expect(row(page, "Weaving")).toBeVisible();
});

test("a renamed skill keeps its old address; a category moves with what is below", async ({
  page,
  request,
}) => {
  const before = `Horn work ${Date.now().toString(36)}`;
  const address = (name: string) => `/skills/${name.toLowerCase().replaceAll(" ", "-")}`;
  await signIn(page, "content_manager");
  await page.goto("/admin/skills/new");
  await page.getByLabel("Name").fill(before);
  await page.getByRole("button", { name: "Add skill" }).click();
  await page.waitForURL(/\/admin\/skills\/[0-9a-f-]{36}$/);
  expect((await request.get(address(before))).status()).toBe(200);
  await page.getByLabel("Name", { exact: true }).fill(`${before} fine`);
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: `${before} fine` })).toBeVisible();
  const moved = await request.get(address(before), { maxRedirects: 0 });
  expect([moved.status(), moved.headers().location]).toEqual([
    308,
    expect.stringMatching(new RegExp(`${address(`${before} fine`)}$`)),
  ]);

  const name = `Shelf ${Date.now().toString(36)}`;
  await page.goto("/admin/categories");
  await page.getByRole("button", { name: "New category" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Name (Русский)").fill(`Полка ${name}`);
  await dialog.getByRole("button", { name: "Add category" }).click();
  const place = page.locator("li[data-depth]").filter({ hasText: name });
  await expect(place).toHaveAttribute("data-depth", "0");
  expect(await (await request.get("/ru/skills")).text()).toContain(`Полка ${name}`);
  expect(await (await request.get("/skills")).text()).not.toContain(`Полка ${name}`);
  await place.getByRole("button", { name: "Move", exact: true }).click();
  await dialog.getByLabel("Below").selectOption({ label: "Software" });
  await dialog.getByRole("button", { name: "Move" }).click();
  await expect(place).toHaveAttribute("data-depth", "1");
  await place.getByRole("button", { name: `Delete ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(place).toHaveCount(0);
});
