import { expect, expectAccessible, picture, signIn, test } from "../support/fixtures";

test("an owner adds a certificate, a reviewer refuses it with a note, the owner reads it and deletes it", async ({
  page,
}) => {
  const title = `Kiln license ${Date.now().toString(36)}`;
  await signIn(page, "client");
  await page.goto("/account/credentials/new");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Issued by").fill("Potters’ Chamber");
  await page.getByLabel("Issued on").fill("2024-05-06");
  await page.getByLabel("Web address").fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Add certificate" }).click();
  await expect(page.getByText("Enter a full address that begins with").first()).toBeVisible();
  await page.getByLabel("Web address").fill("https://certificates.example/kiln");
  await page.getByRole("button", { name: "Add certificate" }).click();
  await page.waitForURL(/\/account\/credentials$/);
  const mine = page.getByRole("listitem").filter({ hasText: title });
  await mine.getByRole("button", { name: "Ask to verify" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ask to verify" }).click();
  await expect(mine.getByText("Being checked")).toBeVisible();

  await page.context().clearCookies();
  await signIn(page, "content_manager");
  await page.goto(`/admin/external-certificates?q=${encodeURIComponent(title)}`);
  await page.getByRole("button", { name: "Do not verify" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("The page names somebody else");
  await page.getByRole("dialog").getByRole("button", { name: "Do not verify" }).click();
  await expect(page.locator("tbody").getByText("Not verified")).toBeVisible();

  await page.context().clearCookies();
  await signIn(page, "client");
  await page.goto("/account/credentials");
  await expect(mine.getByText("The reviewer says: The page names somebody else")).toBeVisible();
  await mine.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(mine).toHaveCount(0);
});

test("a person's page shows what is listed, as a claim until verified, to nobody's search engine", async ({
  page,
}) => {
  await page.goto("/people/student.demo/credentials");
  await expect(page.getByText("Sharpening and tool care")).toBeVisible();
  await expect(page.getByText("Verified").first()).toBeVisible();
  await expect(page.getByText("Claimed by owner").first()).toBeVisible();
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(page.getByRole("link", { name: "Open certificate" }).first()).toHaveAttribute(
    "rel",
    "nofollow ugc noopener",
  );
  expect((await page.goto("/people/nikolai.gromov/credentials"))?.status()).toBe(404);
});

test("a verified certificate proves a skill, whose page shows on what that rests", async ({ page }) => {
  await signIn(page, "student");
  await page.goto("/account/skills");
  await page.getByRole("link", { name: "Sharpening", exact: true }).first().click();
  const chain = page.getByRole("list", { name: "What stands behind it" });
  await expect(chain.getByText("Sharpening and tool care")).toBeVisible();
  await expect(chain.getByText(/^Compared and verified by/)).toBeVisible();
  await picture(page, "skill-chain");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Sharpening and tool care, Tartu Craft School" }).click();
  await expect(page.getByLabel("Sharpening", { exact: true })).toBeChecked();
});
