import type { Page } from "@playwright/test";

/** The password of everybody who signs up in these tests. */
export const PASSWORD = "seven wooden horses";

/** A person whom nobody has met: the name fits the rules and differs in each call. */
export function newcomer(): { username: string; email: string } {
  const username = `e2e.${Math.random().toString(36).slice(2, 10).padEnd(8, "0")}`;
  return { username, email: `${username}@example.org` };
}

/** Signs up through the form and waits for the page that asks for the code. */
export async function signUp(
  page: Page,
  { username, email }: { username: string; email: string },
): Promise<void> {
  await page.goto("/sign-up");
  await page.locator('input[name="firstName"]').fill("Ada");
  await page.locator('input[name="lastName"]').fill("Berg");
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="username"]').fill(username);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.locator('input[name="terms"]').check();
  await page.getByRole("button", { name: "Open my account" }).click();
  await page.waitForURL("**/verify-email");
}

/** Fills the sign-in form that stands on the page and sends it. */
export async function fillSignIn(page: Page, identifier: string, password: string): Promise<void> {
  await page.locator('input[name="identifier"]').fill(identifier);
  await page.locator('input[name="password"]').fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
