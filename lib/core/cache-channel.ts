import { sql } from "drizzle-orm";
import { EVERYTHING, flushRemote } from "./cache";
import type { Db } from "./db";
import { onMessage } from "./listen";
import { log } from "./log";
import { single } from "./single";

const CHANNEL = "guildhall_cache";
/** PostgreSQL takes payloads of fewer than 8,000 bytes. */
const PAYLOAD = 7_000;
/** Tags that arrive within this time, in milliseconds, are flushed together. */
const GATHER = 20;

/**
 * Tells every web process which cached reads are stale. Inside a transaction they hear it when it commits, and
 * never when it does not.
 */
export async function announceTags(db: Db, tags: Iterable<string>): Promise<void> {
  const payload = JSON.stringify([...tags]);
  if (payload === "[]") return;
  const said = Buffer.byteLength(payload) > PAYLOAD ? JSON.stringify([EVERYTHING]) : payload;
  await db.execute(sql`select pg_notify(${CHANNEL}, ${said})`);
}

const heard = () => single("stale-tags", () => ({ tags: new Set<string>(), timer: null as unknown }));

function stale(tags: readonly string[]): void {
  const waiting = heard();
  for (const tag of tags) waiting.tags.add(tag);
  waiting.timer ??= setTimeout(() => {
    const list = [...waiting.tags];
    waiting.tags.clear();
    waiting.timer = null;
    void flushRemote(list);
  }, GATHER);
}

/** Follows the announcements in a web process. After a lost connection everything kept may be stale. */
export function followTags(): void {
  onMessage(CHANNEL, {
    on: (payload) => {
      try {
        stale(JSON.parse(payload) as string[]);
      } catch (error) {
        log().warn({ err: error }, "an announcement of stale cache tags could not be read");
      }
    },
    resync: () => stale([EVERYTHING]),
  });
}
