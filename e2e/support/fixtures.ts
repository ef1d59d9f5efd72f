import { existsSync, readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

export { expect };

/** The two widths every page is looked at, in CSS pixels. */
export const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } } as const;

interface DemoLogin {
  role: string;
  email: string;
  password: string;
}

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** Sign-ins are paid for once per worker and role; later ones reuse the cookies. */
const remembered = new Map<string, Cookies>();

/** The demo person of a role, as the seed made it. Throws for a role without one. */
export function demoLogin(role: string): DemoLogin {
  const file = process.env.DEMO_LOGINS_FILE ?? ".data/demo-logins.json";
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run seed\` first.`);
  const logins = JSON.parse(readFileSync(file, "utf8")) as DemoLogin[];
  const found = logins.find((login) => login.role === role);
  if (!found)
    throw new Error(
      `No demo person has the role ${role}; there are ${logins.map((l) => l.role).join(", ")}.`,
    );
  return found;
}

/** Signs in through the form, as a person would, and waits until the next page stands. */
export async function signInByForm(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  const form = page.locator("form").filter({ has: page.locator('input[name="password"]') });
  await form.locator('input[name="email"], input[name="identifier"]').first().fill(email);
  await form.locator('input[name="password"]').fill(password);
  await form.locator('button[type="submit"], button:not([type])').last().click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
}

/** Makes the page's context that of the demo person of a role. */
export async function signIn(page: Page, role: string): Promise<void> {
  const known = remembered.get(role);
  if (known) return page.context().addCookies(known);
  await signInAnew(page, role);
}

/** The same by the form, whoever signed in before: for what asks for a password given a short while ago. */
export async function signInAnew(page: Page, role: string): Promise<void> {
  const { email, password } = demoLogin(role);
  await signInByForm(page, email, password);
  remembered.set(role, await page.context().cookies());
}

/**
 * Fails on any serious or critical accessibility fault (WCAG 2.2 A and AA) of what the page shows now; `within` looks
 * at one part alone.
 */
export async function expectAccessible(page: Page, within = "html"): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    // Frames show what others wrote, such as mails, without scripts: there axe would wait for an answer in vain.
    .options({ iframes: false })
    .setLegacyMode()
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const serious = violations
    .filter((v) => v.impact === "serious" || v.impact === "critical")
    .map((v) => `${v.id}: ${v.help}\n${v.nodes.map((n) => `    ${n.target.join(" ")}`).join("\n")}`);
  expect(serious, page.url()).toEqual([]);
}

/** Fails when the page is wider than the window: nothing may need sideways scrolling as a whole. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, window: inner } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content, `${page.url()} at ${inner} px`).toBeLessThanOrEqual(inner);
}

/** Both widths and both themes, in two looks: what breaks in one pair alone is rare, and each look takes seconds. */
const LOOKS = [
  ["wide", "light"],
  ["narrow", "dark"],
] as const;

/** Opens a path wide and light, then makes it narrow and dark; hands the settled page over, with a name for a picture. */
export async function eachLook(
  page: Page,
  path: string,
  look: (name: string) => Promise<void>,
): Promise<void> {
  for (const [i, [size, theme]] of LOOKS.entries()) {
    await page.setViewportSize(SIZES[size]);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    if (i === 0) await page.goto(path);
    await page.evaluate(() => document.fonts.ready);
    await look(`${size}-${theme}`);
  }
}

/** Keeps a picture of the whole page among the test's results, as `<name>.png`, where `E2E_PICTURES` asks for them. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.E2E_PICTURES) return;
  const file = test.info().outputPath(`${name}.png`);
  await page.screenshot({ path: file, fullPage: true, animations: "disabled" });
  await test.info().attach(name, { path: file, contentType: "image/png" });
}

/** Playwright's test, which also fails on script errors and on refusals by the content security policy. */
export const test = base.extend<{ noBrowserErrors: undefined }>({
  noBrowserErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => {
        const text = message.text();
        if (message.type() === "error" && /Content Security Policy|Hydration|hydrat/i.test(text))
          errors.push(text);
      });
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});
