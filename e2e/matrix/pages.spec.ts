import {
  eachLook,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  picture,
  SIZES,
  signIn,
  test,
} from "../support/fixtures";
import { ADMIN_PAGES_AT_LEAST, addressesOf, adminClient, ONLOOKERS, pageCount } from "./pages";

// Every page of the matrix, by whoever may see it: whether everybody can use it. Other specs look at states alone that
// the demo data does not show.

// The longest file of all: both workers share it.
test.describe.configure({ mode: "parallel" });

/** Views of a visitor's that have no entry of their own. */
const VIEWS = ["/search?q=workshop", "/skills?q=weld", "/posts?tag=wood", "/no-such-page"];
/** Pages of one test at most. */
const SHARE = 24;

const SHARES = ONLOOKERS.flatMap((actor) =>
  Array.from({ length: Math.ceil(pageCount(actor) / SHARE) }, (_, part) => ({ actor, part })),
);

for (const { actor, part } of SHARES) {
  test(`everybody can use the pages that a ${actor} sees, share ${part + 1}`, async ({ page, baseURL }) => {
    test.setTimeout(600_000);
    const all = await addressesOf(await adminClient(page, baseURL as string), actor);
    if (actor === "super_admin") expect(all.length).toBeGreaterThanOrEqual(ADMIN_PAGES_AT_LEAST);
    if (actor === "visitor") all.push(...VIEWS);
    else await signIn(page, actor);
    const last = part === Math.ceil(pageCount(actor) / SHARE) - 1;
    const faults: string[] = [];
    const check = (ok: Promise<void>) => ok.catch((error: Error) => faults.push(error.message));
    for (const [i, path] of all.slice(part * SHARE, last ? undefined : (part + 1) * SHARE).entries()) {
      await eachLook(page, path, async (look) => {
        await picture(page, `${actor}${path.replace(/\W+/g, "-")}-${look}`);
        // Head, rail and foot are the same on every page: one look at them is enough.
        await check(expectAccessible(page, i === 0 ? "html" : "main"));
        await check(expectNoSidewaysScroll(page));
      });
      await page.setViewportSize(SIZES.narrow);
      await page.goto(`/ru${path === "/" ? "" : path}`);
      await check(expectNoSidewaysScroll(page));
    }
    expect(faults).toEqual([]);
  });
}
