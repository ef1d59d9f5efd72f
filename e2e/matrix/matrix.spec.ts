import { expect, test } from "../support/fixtures";
import { ACTORS, addressOf, clientFor, ENTRIES, type Entry, NOT_THERE } from "./entries";

// Every page and route of lib/access-matrix.md, asked for over HTTP by every actor. The unit test beside that file
// keeps it complete and calls the actions.

/** Not found for whoever may enter: no such place, no preview without its link, no mail in the demo data. */
const ABSENT = ["/[...rest]", "/preview/[token]", "/admin/outbox/[id]", ...Object.keys(NOT_THERE)];
/** Whoever may enter is sent on. */
const SENT_ON: Record<string, string> = {
  "/sign-up": "/account",
  "/admin/settings": "/admin/settings/",
  "/sign-in/second-factor": "/sign-in",
  "/sign-up/with": "/sign-up",
};

/** What is wrong with an answer; null when it is what the cell says. */
async function faultOf(
  entry: Entry,
  cell: string,
  address: string,
  answer: Response,
): Promise<string | null> {
  const { status } = answer;
  const location = answer.headers.get("location") ?? "";
  const signIn = /^(https?:\/\/[^/]+)?\/sign-in\?next=/.test(location);
  if (status >= 500) return `answers ${status}`;
  if (cell === "sign in") {
    if (entry.kind === "route") return status === 401 ? null : `answers ${status} instead of 401`;
    if (status !== 307 || !signIn) return `answers ${status} ${location} instead of 307 to sign-in`;
    const next = new URL(location, "http://localhost").searchParams.get("next");
    return next === address ? null : `comes back to ${next}`;
  }
  if (cell === "no") {
    // For nobody at all: as if it were not there.
    const wanted = Object.values(entry.cells).every((c) => c === "no") ? 404 : 403;
    return status === wanted ? null : `answers ${status} instead of ${wanted}`;
  }
  // What changes something is sent nothing: refused for what it lacks, or done where there is nothing to do.
  if (!["GET", "HEAD"].includes(entry.method))
    return [204, 400, 404, 415, 422].includes(status) ? null : `answers ${status} to nothing`;
  if (ABSENT.includes(entry.pattern)) return status === 404 ? null : `answers ${status} instead of 404`;
  if (status === 307 && location.includes(SENT_ON[entry.pattern] ?? "nowhere")) return null;
  // The wall comes first: whoever exported too often has passed it.
  if (entry.kind === "route" && status === 429) return null;
  return status === 200 ? null : `answers ${status} ${location} instead of 200`;
}

for (const actor of ACTORS) {
  test(`every page and route answers a ${actor} as the matrix says`, async ({ page, browser, baseURL }) => {
    test.setTimeout(180_000);
    const base = baseURL as string;
    const helper = await (await browser.newContext({ baseURL: base })).newPage();
    const admin = await clientFor(helper, base, "super_admin");
    await helper.context().close();
    const client = await clientFor(page, base, actor);
    const queue = [...ENTRIES];
    const faults: string[] = [];
    const unseen: string[] = [];
    const work = async () => {
      for (let entry = queue.pop(); entry; entry = queue.pop()) {
        // Absent in production; a development server shows them to everybody.
        if (!process.env.E2E_BASE_URL && /^\/(kit|floor)/.test(entry.pattern)) continue;
        const address = await addressOf(admin, entry.pattern);
        if (!address) unseen.push(entry.pattern);
        else {
          const answer = await client.get(address, entry.method);
          const fault = await faultOf(entry, entry.cells[actor] as string, address, answer);
          await answer.body?.cancel();
          if (fault) faults.push(`${entry.method} ${address}: ${fault}`);
        }
      }
    };
    await Promise.all([work(), work(), work(), work()]);
    expect(faults.sort()).toEqual([]);
    expect(unseen.sort(), "The demo data shows no row of these").toEqual([]);
  });
}
