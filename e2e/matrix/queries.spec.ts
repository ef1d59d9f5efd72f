import { internalToken } from "../../lib/core/crypto";
import { expect, test } from "../support/fixtures";
import { clientFor } from "./entries";
import { addressesOf, adminClient, ONLOOKERS } from "./pages";

// How many statements each page sends to the database, whatever runs beside it.

const MOST = 12;
const secret = () => ({ authorization: `Bearer ${internalToken()}` });

for (const actor of ONLOOKERS) {
  test(`no page of a ${actor} asks the database more than ${MOST} times, however many rows it shows`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(600_000);
    const base = baseURL as string;
    const admin = await adminClient(page, base);
    const client = await clientFor(page, base, actor);
    const count = async (path: string) => {
      const answer = await client.get(path, "GET", { "x-count-queries": "1" });
      await answer.arrayBuffer();
      const id = answer.headers.get("x-request-id");
      const told = await fetch(new URL(`/api/internal/queries?request=${id}`, base), { headers: secret() });
      return ((await told.json()) as { queries: number | null }).queries ?? Number.NaN;
    };
    const faults: string[] = [];
    for (const address of await addressesOf(admin, actor)) {
      const sized = (n: number) => `${address}${address.includes("?") ? "&" : "?"}size=${n}`;
      // What a process keeps for a while, such as the numbers in the rail, falls due now and then: the lower of two
      // counts is the page's own.
      const settled = async (path: string) => Math.min(await count(path), await count(path));
      const [few, many] = [await settled(sized(12)), await settled(sized(100))];
      if (!(few <= MOST && many <= MOST)) faults.push(`${address}: ${few} and ${many} statements`);
      else if (few !== many) faults.push(`${address}: ${few} statements for few rows, ${many} for many`);
    }
    expect(faults).toEqual([]);
  });
}
