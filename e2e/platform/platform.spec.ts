import type { Page } from "@playwright/test";
import { expect, signIn, test } from "../support/fixtures";

/** Signs in anew as a demo person. */
async function as(page: Page, role: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, role);
}

/** Puts a small picture on the account of whoever is signed in; answers its address. */
async function givePhoto(page: Page): Promise<string> {
  await page.goto("/account");
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAFAAAABQCAIAAAABc2X6AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAA00lEQVR4nO3XgY0EAQhC0de1PW2V18NmJiR7P7EABQXkc/+rzDtoYDGsldYNS7Sk0rKl2/tkwUNJS9FSWVrPg76l23tGtuRxCMwhj2GvQmAOeQyLYa20bliiJZWWLd3vl3kHDSyGtdK6YYmWVFq2dHufLHgoaSlaKkvredC3dHvPyJY8DoE55DHsVQjMIY9hMayV1g1LtKTSsqX7/TLvoIHFsFZaNyzRkkrLlm7vkwUPJS1FS2VpPQ/6lm7vGdmSxyEwhzyGvQqBOeQxLIa10r6F4A9cqzqloA8EvQAAAABJRU5ErkJggg==",
    "base64",
  );
  const response = await page.request.post("/api/v1/files", {
    headers: { origin: new URL(page.url()).origin },
    multipart: { kind: "profile_picture", file: { name: "face.png", mimeType: "image/png", buffer: png } },
  });
  expect(response.status(), await response.text()).toBe(201);
  return new URL(((await response.json()) as { url: string }).url).pathname;
}

test("a file put aside is 404 for its owner and everybody, until it is released", async ({
  page,
  browser,
}) => {
  await as(page, "student");
  const url = await givePhoto(page);
  const id = url.split("/")[2] as string;
  expect((await page.request.get(url)).status()).toBe(200);
  const move = async (button: string, reason: string) => {
    await page.goto(`/admin/files/${id}`);
    await page.getByRole("button", { name: button }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Reason").fill(reason);
    await dialog.getByRole("button", { name: button }).click();
    await expect(dialog).toHaveCount(0);
  };
  await as(page, "support_admin");
  await move("Quarantine", "Not a face");
  await expect(page.getByText("Quarantined").first()).toBeVisible();
  await expect(page.getByText("Not a face")).toBeVisible();
  const aside = await page.request.get(url);
  expect(aside.status()).toBe(200);
  expect(aside.headers()["content-disposition"]).toContain("attachment");
  expect(aside.headers()["cache-control"]).toContain("no-store");
  const stranger = await browser.newContext();
  const base = new URL(page.url()).origin;
  expect((await stranger.request.get(base + url)).status()).toBe(404);
  await as(page, "student");
  expect((await page.request.get(url)).status()).toBe(404);
  expect((await page.goto(`/admin/files/${id}`))?.status()).toBe(403);

  await as(page, "support_admin");
  await move("Release", "It is one after all");
  await as(page, "student");
  expect((await page.request.get(url)).status()).toBe(200);
  expect((await stranger.request.get(base + url)).status()).toBe(200);
  await stranger.close();
});

test("files are found by kind, state, owner and duplicates, and exported", async ({ page }) => {
  await as(page, "content_manager");
  await page.goto("/admin/files");
  await expect(page.getByRole("img", { name: /Megabytes/ })).toBeVisible();
  await page.goto("/admin/files?kind=verification_evidence&copies=1");
  const rows = page.getByRole("table", { name: "Files", exact: true }).locator("tbody tr");
  await expect(rows.first()).toContainText("Proof for a verification");
  await page.goto("/admin/files?status=quarantined");
  await expect(rows.first()).toContainText("Quarantined");
  const csv = await page.request.get("/api/admin/files?kind=verification_evidence");
  expect(csv.headers()["content-type"]).toContain("text/csv");
  expect((await csv.text()).trim().split("\r\n").length).toBeGreaterThan(20);
});

test("the audit log's chain is verified on demand, and its entries are exported under their filters", async ({
  page,
}) => {
  await as(page, "support_admin");
  await page.goto("/admin/audit?action=identity.role");
  await expect(page.locator("tbody")).toContainText("identity.role.grant");
  const csv = await page.request.get("/api/admin/audit?action=identity.role");
  const [, ...lines] = (await csv.text()).trim().split("\r\n");
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.every((line) => line.includes("identity.role"))).toBe(true);
  await page.goto("/admin/audit/verify");
  await page.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByText("The chain is whole")).toBeVisible({ timeout: 30_000 });
});

test("a backup is asked for and shows that it was taken", async ({ page }) => {
  await as(page, "support_admin");
  await page.goto("/admin/system");
  const line = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "Back up now" }) });
  await line.getByRole("button", { name: "Back up now" }).click();
  await expect(line.getByText("In order")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("All under the current key")).toBeVisible();
});

test("every setting stands once on its screen", async ({ page }) => {
  await as(page, "super_admin");
  await page.goto("/admin/settings/general");
  await expect(page.getByLabel("Maintenance: pages can be read, nothing can be changed")).toHaveCount(1);
  await expect(page.getByLabel("Name of the institution")).toHaveCount(1);
});
