import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "../../scripts/processes.mjs";
import { expect, signIn, test } from "../support/fixtures";

// Two web servers before one database: what is changed through one is seen through the other.
test.skip(!process.env.E2E_BASE_URL, "starts a second server beside the one under test");

let second: ChildProcess;
let sibling: string;

test.beforeAll(async () => {
  const port = await freePort();
  sibling = `http://localhost:${port}`;
  second = spawn(process.execPath, ["scripts/server.mjs"], {
    env: { ...process.env, NODE_ENV: "production", PORT: String(port) },
    stdio: "ignore",
  });
  await expect
    .poll(async () => (await fetch(`${sibling}/api/health/ready`).catch(() => null))?.status, {
      timeout: 60_000,
    })
    .toBe(200);
});
test.afterAll(async () => {
  second.kill("SIGTERM");
  if (second.exitCode === null) await once(second, "exit");
});

test("a page that one server keeps is made anew when the other publishes a change", async ({ page }) => {
  test.setTimeout(90_000);
  await signIn(page, "content_manager");
  const title = `Seen from both ${Date.now().toString(36)}`;
  await page.goto("/admin/posts/new");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Start writing" }).click();
  await page.waitForURL(/\/admin\/posts\/[0-9a-f-]{36}$/);
  await page.locator('textarea[name="data.body"]').fill("First words.");
  await page.getByRole("button", { name: "Save and publish" }).click();
  const path = await page.getByRole("link", { name: "View on the site" }).getAttribute("href");
  const there = async () => (await fetch(sibling + path)).text();
  await expect.poll(there).toContain("First words.");

  await page.locator('textarea[name="data.body"]').fill("Second words.");
  await page.getByRole("button", { name: "Save and update the site" }).click();
  await expect(page.getByText(/Version \d+ by/)).toBeVisible();
  await expect.poll(there, { timeout: 5_000 }).toContain("Second words.");
  const list = await (await fetch(`${sibling}/posts`)).text();
  expect(list).toContain(title);

  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("button", { name: "Make it a draft again" })).toBeVisible();
  await expect.poll(async () => (await fetch(sibling + path)).status, { timeout: 5_000 }).toBe(404);
});
