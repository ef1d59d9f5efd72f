import type { Browser } from "@playwright/test";
import { signIn } from "../support/fixtures";

/** The newest mail to an address, as a super admin reads kept mail in the outbox. */
export async function newestMail(browser: Browser, address: string): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    await signIn(page, "super_admin");
    await page.goto(`/admin/outbox?q=${encodeURIComponent(address)}`);
    await page.locator("a.data-table__title").first().click();
    return await page.locator("pre").innerText();
  } finally {
    await context.close();
  }
}

/** The path of the link in a mail, without the site's address. */
export function linkIn(mail: string): string {
  const url = /https?:\/\/\S+/.exec(mail)?.[0];
  if (!url) throw new Error("The mail holds no link.");
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** The six digits in a mail. */
export function codeIn(mail: string): string {
  const code = /\b\d{6}\b/.exec(mail)?.[0];
  if (!code) throw new Error("The mail holds no code.");
  return code;
}
