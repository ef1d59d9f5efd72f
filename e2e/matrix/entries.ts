import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { signIn } from "../support/fixtures";

// lib/access-matrix.md as data: every page and route, who may enter, and a real address of each.

export interface Entry {
  kind: "page" | "route";
  method: string;
  pattern: string;
  /** Actor to `yes`, `sign in` or `no`. */
  cells: Record<string, string>;
}

const cellsOf = (line: string) =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The rows of the tables of pages and routes. */
function readMatrix(): Entry[] {
  const entries: Entry[] = [];
  let heading = "";
  let columns: string[] = [];
  for (const line of readFileSync("lib/access-matrix.md", "utf8").split("\n")) {
    if (line.startsWith("## ")) heading = line.slice(3);
    if (!line.startsWith("|") || !["Pages", "Routes"].includes(heading)) continue;
    const [name = "", , ...cells] = cellsOf(line);
    if (name === "entry point") columns = cells;
    if (!name.startsWith("`")) continue;
    const words = name.slice(1, -1).split(" ");
    entries.push({
      kind: heading === "Pages" ? "page" : "route",
      method: words.length > 1 ? (words[0] as string) : "GET",
      pattern: words.at(-1) as string,
      cells: Object.fromEntries(columns.map((actor, i) => [actor, cells[i] as string])),
    });
  }
  return entries;
}

export const ENTRIES = readMatrix();
export const ACTORS = Object.keys(ENTRIES[0]?.cells ?? {});

export interface Client {
  get(path: string, method?: string, headers?: Record<string, string>): Promise<Response>;
  text(path: string): Promise<string>;
}

function clientOf(base: string, cookie: string): Client {
  const get: Client["get"] = (path, method = "GET", headers = {}) =>
    fetch(new URL(path, base), {
      method,
      redirect: "manual",
      headers: { ...headers, ...(cookie ? { cookie } : {}) },
    });
  return { get, text: async (path) => (await get(path)).text() };
}

export async function clientFor(page: Page, base: string, actor: string): Promise<Client> {
  if (actor === "visitor") return clientOf(base, "");
  await signIn(page, actor);
  const cookies = await page.context().cookies();
  return clientOf(base, cookies.map((c) => `${c.name}=${c.value}`).join("; "));
}

const UUID = "([0-9a-f-]{36})";
const SLUG = "((?!category\\b)[a-z0-9-]+)";

/** Where a real address is found: the beginning of the pattern, a page that links to it, what fills the brackets. */
const SOURCES: [start: string, page: string, link: string][] = [
  ["/admin/audit/[seq]", "/admin/audit", "/admin/audit/(\\d+)"],
  ["/admin/settings/[group]", "/admin/settings", "/admin/settings/([\\w-]+)"],
  ["/admin/point-wallets/[user]", "/admin/points", `/admin/point-wallets/${UUID}`],
  ["/api/admin/point-wallets/[user]", "/admin/points", `/admin/point-wallets/${UUID}`],
  ["/api/admin/templates/[id]/owners", "/admin/templates", `"/admin/templates/${UUID}`],
  ["/admin/users/[user]", "/admin/users", `/admin/users/${UUID}`],
  ["/files/[id]/[name]", "/templates/lesson-plan-90-minutes", `/files/${UUID}/([^"?\\s]+)`],
  ["/og/[kind]/[slug]/[revision]", "/posts", "/og/([a-z_]+)/([a-z0-9-]+)/([0-9a-f]+)"],
  ["/sitemaps/[file]", "/sitemap.xml", "/sitemaps/([^<]+)"],
  ["/api/v1/posts/[slug]", "/posts", `"/posts/${SLUG}"`],
  ["/api/v1/templates/[template]/downloads", "/admin/templates", `"/admin/templates/${UUID}`],
  ["/api/v1/templates/[template]", "/templates", `"/templates/${SLUG}"`],
  ["/api/v1/skills/[id]", "/admin/skills", `"/admin/skills/${UUID}`],
  ["/skills/category/[slug]", "/skills", `"/skills/category/${SLUG}`],
  ["/posts/category/[slug]", "/posts", `"/posts/category/${SLUG}`],
  ["/projects/category/[slug]", "/projects", `"/projects/category/${SLUG}`],
  ["/templates/category/[slug]", "/templates", `"/templates/category/${SLUG}`],
];
const NOBODY = "00000000-0000-7000-8000-000000000000";
/** Rows of whoever asks, and what only a mailed link opens: an address of nothing answers 404 to whoever may enter. */
export const NOT_THERE: Record<string, string> = {
  "/api/[...rest]": "/api/no/such/place",
  "/account/credentials/[id]": `/account/credentials/${NOBODY}`,
  "/account/points/[transfer]": `/account/points/${NOBODY}`,
  // Asks for which students.
  "/admin/students/mentor": "/admin/students/mentor",
  "/admin/users/import/[run]": `/admin/users/import/${NOBODY}`,
  "/api/admin/users/import/report": `/api/admin/users/import/report?run=${NOBODY}`,
  "/admin/skills/import/[run]": `/admin/skills/import/${NOBODY}`,
  "/api/admin/skills/import/report": `/api/admin/skills/import/report?run=${NOBODY}`,
  "/admin/points/grants/[run]": `/admin/points/grants/${NOBODY}`,
  "/api/admin/points/grants/report": `/api/admin/points/grants/report?run=${NOBODY}`,
  "/companies/[slug]": "/companies/no-such-company",
  "/people/[username]/credentials": "/people/nobody.here/credentials",
  // Open only while there is no super admin.
  "/setup": "/setup",
  // They ask which skills or rule; without, there is nothing to merge or to try.
  "/admin/point-rules/preview": "/admin/point-rules/preview",
  "/admin/skills/merge": "/admin/skills/merge",
  "/account/skills/[skill]": `/account/skills/${NOBODY}`,
  "/api/v1/me/skills/[skillId]": `/api/v1/me/skills/${NOBODY}`,
  "/api/auth/oidc/[provider]": "/api/auth/oidc/nobody",
  "/api/auth/oidc/[provider]/callback": "/api/auth/oidc/nobody/callback",
  "/unsubscribe/[token]": "/unsubscribe/no.token",
  "/api/unsubscribe/[token]": "/api/unsubscribe/no.token",
  "/api/v1/files/[id]": `/api/v1/files/${NOBODY}`,
  "/api/v1/me/notifications/[id]/read": `/api/v1/me/notifications/${NOBODY}/read`,
  "/api/v1/me/notifications/[id]/unread": `/api/v1/me/notifications/${NOBODY}/unread`,
  "/api/v1/me/notifications/[id]/archive": `/api/v1/me/notifications/${NOBODY}/archive`,
  // Of whoever never asked for one.
  "/api/v1/me/export": "/api/v1/me/export",
  "/api/v1/me/external-certificates/[id]": `/api/v1/me/external-certificates/${NOBODY}`,
  "/api/v1/me/sessions/[id]": `/api/v1/me/sessions/${NOBODY}`,
  "/api/v1/me/specializations/[id]": `/api/v1/me/specializations/${NOBODY}`,
};
const FIXED: Record<string, string> = {
  ...NOT_THERE,
  "/admin/notification-templates/[name]": "/admin/notification-templates/identity.new_device",
  "/admin/languages/[code]": "/admin/languages/ru",
  "/api/admin/languages/[code]": "/api/admin/languages/ru",
  "/api/docs/[group]": "/api/docs/your-account",
  "/people/[username]": "/people/student.demo",
  "/api/v1/users/[username]": "/api/v1/users/student.demo",
  "/api/v1/users/[username]/certificates": "/api/v1/users/student.demo/certificates",
  "/api/v1/app-versions/latest": "/api/v1/app-versions/latest?platform=ios&build=1",
  "/[...rest]": "/no/such/place",
  "/[slug]": "/about",
  "/admin/outbox/[id]": "/admin/outbox/00000000-0000-7000-8000-000000000000",
  "/api/messages/[part]": "/api/messages/en/ui",
  "/og/mark/[seed]": "/og/mark/a-seed",
  "/api/v1/search": "/api/v1/search?q=oak",
  "/api/v1/skills": "/api/v1/skills?q=oak",
  "/api/v1/pages/[slug]": "/api/v1/pages/about",
  "/invitations/[token]": "/invitations/no.token",
  "/preview/[token]": "/preview/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
};
const addresses = new Map<string, string | null>();

/** A real address for a pattern; null when the demo data has no such row. */
export async function addressOf(admin: Client, pattern: string): Promise<string | null> {
  const known = addresses.get(pattern) ?? FIXED[pattern];
  if (known !== undefined) return known;
  // The twins under ~ answer lists whose address has a query.
  const open = pattern.startsWith("/~/") ? `${pattern.slice(2)}?page=1&next=/posts` : pattern;
  const address = open.includes("[") ? await filled(admin, open) : open;
  addresses.set(pattern, address);
  return address;
}

async function filled(admin: Client, pattern: string): Promise<string | null> {
  const start = pattern.slice(0, pattern.indexOf("/["));
  const [, page, link] = SOURCES.find(([known]) => pattern.startsWith(known)) ?? [
    "",
    start,
    `"${start}/${start.startsWith("/admin") ? UUID : SLUG}["?/]`,
  ];
  const [, ...values] = new RegExp(link).exec(await admin.text(page)) ?? [];
  return values.length ? pattern.replace(/\[[^\]]*\]/g, () => values.shift() ?? "") : null;
}
