import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
// With its ending, because the server's front, which no bundler prepares, reads this too.
import { single } from "./single.ts";

/** How many statements were sent: by this process, and within the scope that runs now. */
export const queryCounters = () =>
  single("query-counters", () => ({ total: 0, scope: new AsyncLocalStorage<{ n: number }>() }));

/** How many requests' counts are kept for those who ask. */
const KEPT = 1_000;
const kept = () => single("request-queries", () => new Map<string, number>());

/** Answers a request while its statements are counted, whatever else the process does meanwhile. */
export function countedRequest(id: string, response: ServerResponse, answer: () => void): void {
  const scope = { n: 0 };
  queryCounters().scope.run(scope, answer);
  response.once("close", () => {
    const counts = kept();
    const [oldest] = counts.keys();
    if (counts.size >= KEPT && oldest !== undefined) counts.delete(oldest);
    counts.set(id, scope.n);
  });
}

/** How many statements an answered request sent; null unless it asked to be counted. */
export function queriesOf(requestId: string): number | null {
  return kept().get(requestId) ?? null;
}
