import { expect, test, vi } from "vitest";
import { testPerson } from "../../core/testing/ctx";
import { unreadStream } from "./stream";

const held = vi.hoisted(() => ({ wake: () => {}, counts: [] as (() => Promise<number>)[] }));
vi.mock("./hub", () => ({
  watchUnread: (_id: string, wake: () => void) => {
    held.wake = wake;
    return () => undefined;
  },
}));
vi.mock("../notification/queries", () => ({ countUnreadOf: () => held.counts.shift()?.() ?? 0 }));
vi.mock("../../core/db", () => ({ db: () => ({}) }));

test("a number that was slow to count does not come after a newer one", async () => {
  const slow = Promise.withResolvers<number>();
  held.counts = [() => slow.promise, async () => 6];
  const stop = new AbortController();
  const reader = unreadStream(testPerson(), stop.signal).getReader();
  held.wake();
  await new Promise((resolve) => setTimeout(resolve, 400));
  slow.resolve(5);
  const said: string[] = [];
  for (let n = 0; n < 2; n++) said.push(new TextDecoder().decode((await reader.read()).value));
  stop.abort();
  expect(said).toEqual(["event: unread\ndata: 5\n\n", "event: unread\ndata: 6\n\n"]);
});
