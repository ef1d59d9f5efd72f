import type { Page } from "@playwright/test";
import { ACTORS, addressOf, type Client, clientFor, ENTRIES, type Entry, NOT_THERE } from "./entries";

// The pages of the matrix by who looks at them, with a real address of each.

/** Sent on to somewhere else, or there for nobody in the demo data. */
const NO_PAGE = [
  "/[...rest]",
  "/preview/[token]",
  "/admin/outbox/[id]",
  "/sign-up",
  "/sign-in/second-factor",
  "/sign-up/with",
  "/admin/settings",
  ...Object.keys(NOT_THERE),
];

const mayEnter = (entry: Entry, actor: string) => entry.cells[actor] === "yes";

/**
 * Who looks at a page: a visitor where one may; at an account's own pages a student, who has something there; else
 * the super admin, else the first role that may.
 */
function onlooker(entry: Entry): string | undefined {
  const owner = entry.pattern.startsWith("/account") ? ["student"] : [];
  return ["visitor", ...owner, "super_admin", ...ACTORS].find((actor) => mayEnter(entry, actor));
}

const pagesOf = (actor: string): Entry[] =>
  ENTRIES.filter((e) => e.kind === "page" && onlooker(e) === actor && !NO_PAGE.includes(e.pattern));

/** Fewer would mean that addresses are not found any more. */
export const ADMIN_PAGES_AT_LEAST = 40;

/** How many pages an actor looks at, of those that the demo data has a row of or not. */
export const pageCount = (actor: string): number => pagesOf(actor).length;

/** The actors who look at pages. */
export const ONLOOKERS = ACTORS.filter((actor) => pagesOf(actor).length > 0);

/** Real addresses of the pages that an actor looks at; pages of which the demo data has no row are left out. */
export async function addressesOf(admin: Client, actor: string): Promise<string[]> {
  const found: string[] = [];
  for (const { pattern } of pagesOf(actor)) {
    const address = await addressOf(admin, pattern);
    if (address) found.push(address);
  }
  return found;
}

/** A client of the super admin's, whose lists name every row. */
export async function adminClient(page: Page, base: string): Promise<Client> {
  const browser = page.context().browser();
  if (!browser) throw new Error("There is no browser.");
  const helper = await browser.newContext({ baseURL: base });
  const client = await clientFor(await helper.newPage(), base, "super_admin");
  await helper.close();
  return client;
}
