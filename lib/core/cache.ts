import { revalidateTag, unstable_cache } from "next/cache";
import { internalToken } from "./crypto";
import { env } from "./env";
import { log } from "./log";

/** A tag of every cached read: flushing it makes all of them stale. */
export const EVERYTHING = "everything";

/**
 * A read whose answer is kept until one of its tags is flushed. `fn` must depend on its arguments alone, which
 * must be plain values. Dates come back as ISO strings: return plain data.
 */
export function cached<A extends (string | number | boolean | null)[], T>(
  name: string,
  tags: (...args: NoInfer<A>) => string[],
  fn: (...args: A) => Promise<T>,
): (...args: A) => Promise<T> {
  return (...args) =>
    unstable_cache(() => fn(...args), [name, JSON.stringify(args)], {
      tags: [EVERYTHING, ...tags(...args)],
    })();
}

/** Makes cached reads stale at once: the next request waits for fresh data. Only inside a request. */
export function flush(tags: Iterable<string>): void {
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
}

/**
 * Flushes tags from outside a request, where Next refuses to: this web process asks itself over loopback, with a
 * secret. Before it listens it has kept nothing.
 */
export async function flushRemote(tags: Iterable<string>): Promise<void> {
  const list = [...tags];
  if (!list.length) return;
  try {
    const answer = await fetch(`http://127.0.0.1:${env().PORT}/api/internal/flush`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${internalToken()}` },
      body: JSON.stringify({ tags: list }),
      signal: AbortSignal.timeout(5000),
    });
    if (!answer.ok) log().warn({ status: answer.status, tags: list }, "cache tags were not flushed");
  } catch (error) {
    log().debug({ err: error, tags: list }, "cache tags were not flushed: nobody listens yet");
  }
}
