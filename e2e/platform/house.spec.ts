import sharp from "sharp";
import {
  eachLook,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  picture,
  signIn,
  test,
} from "../support/fixtures";

const GENERAL = "/admin/settings/general";
const setting = (key: string) => `[id="general.${key}"]`;

test("an institution shows its own mark and color, and goes back to the guild's", async ({ page }) => {
  await signIn(page, "super_admin");
  await page.goto(GENERAL);
  const mark = await sharp({ create: { width: 240, height: 120, channels: 3, background: "#8c1d2f" } })
    .png()
    .toBuffer();
  const logo = page.locator(setting("logo_file_id"));
  await logo
    .locator('input[type="file"]')
    .setInputFiles({ name: "mark.png", mimeType: "image/png", buffer: mark });
  await expect(logo.getByText("mark.png")).toBeVisible();
  await logo.getByRole("button", { name: "Save" }).click();
  await expect(page.locator('.rail img[src*="/logo"]')).toBeVisible();
  const color = page.locator(setting("brand_color"));
  await color.getByRole("textbox").fill("8c1d2f");
  await color.getByRole("button", { name: "Save" }).click();
  await expect(color.getByText("Write the color as #").first()).toBeVisible();
  await color.getByRole("textbox").fill("#8c1d2f");
  await color.getByRole("button", { name: "Save" }).click();
  await expect(color.getByRole("button", { name: "Use the default" })).toBeVisible();

  for (const [path, name] of [
    [GENERAL, "settings"],
    ["/posts", "public"],
  ] as const)
    await eachLook(page, path, async (look) => {
      await expect
        .poll(() =>
          page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--color-primary")),
        )
        .toMatch(/oklch\(0\.\d+ 0\.\d+ 1[0-9]\./);
      await picture(page, `house-${name}-${look}`);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  await expect(page.locator('header img[src*="/logo"]').first()).toBeVisible();

  await page.goto(GENERAL);
  for (const key of ["logo_file_id", "brand_color"]) {
    await page.locator(setting(key)).getByRole("button", { name: "Use the default" }).click();
    await expect(page.locator(setting(key)).getByRole("button", { name: "Use the default" })).toHaveCount(0);
  }
});

test("two entries of the audit log stand side by side", async ({ page }) => {
  await signIn(page, "super_admin");
  await page.goto("/admin/audit/compare");
  await expect(page.getByText("Which entries?")).toBeVisible();
  await page.goto("/admin/audit/compare?left=2&right=1");
  await expect(page.getByRole("link", { name: "Entry 1", exact: true })).toBeVisible();
  await page.goto("/admin/audit/compare?left=1&right=99999999");
  await expect(page.getByText("There is no entry 99999999")).toBeVisible();
  await page.goto("/admin/audit?type=setting");
  const rows = page.locator("tbody tr");
  const path =
    (await rows.count()) > 1
      ? "/admin/audit?type=setting"
      : "/admin/audit?action=platform.app_version.release";
  await page.goto(path);
  const seqs = await page
    .locator('a[href*="/admin/audit/"]')
    .evaluateAll((links) =>
      links.flatMap((link) => /\/admin\/audit\/(\d+)$/.exec(link.getAttribute("href") ?? "")?.[1] ?? []),
    );
  const [left, right] = [...new Set(seqs)];
  await eachLook(page, `/admin/audit/compare?left=${left}&right=${right}`, async (look) => {
    await expect(page.getByRole("table")).toBeVisible();
    await picture(page, `audit-compare-${look}`);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});
