import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { onMessage } from "@/lib/core/listen";
import { log } from "@/lib/core/log";
import { single } from "@/lib/core/single";

/** Without a word from the LISTEN connection, rows are read again after this time. */
const MAX_AGE = 30_000;

/** Rows that every process keeps until one of them says that they changed. */
export interface Announced<T> {
  read(): Promise<T>;
  /** Forgets what this process keeps. */
  forget(): void;
  /** Tells every process, after the commit of the caller's transaction, to read anew. */
  announce(ctx: Ctx): Promise<void>;
  /** Follows the announcements of other processes. */
  follow(): void;
}

/**
 * Keeps what `load` answers in this process. `name` is also the channel's name. When the database does not answer,
 * what is known stays.
 */
export function announced<T>(name: string, load: () => Promise<T>): Announced<T> {
  const channel = `guildhall_${name}`;
  const kept = () =>
    single<{ loaded: Promise<T> | null; at: number }>(`announced:${name}`, () => ({ loaded: null, at: 0 }));
  const forget = () => {
    kept().loaded = null;
  };
  return {
    read() {
      const cache = kept();
      if (cache.loaded && Date.now() - cache.at <= MAX_AGE) return cache.loaded;
      cache.at = Date.now();
      const before = cache.loaded;
      cache.loaded = load().catch((error: unknown) => {
        cache.loaded = null;
        if (!before) throw error;
        log().warn({ err: error, name }, "kept rows could not be reread; the known ones stay");
        return before;
      });
      return cache.loaded;
    },
    forget,
    async announce(ctx) {
      await ctx.db.execute(sql`select pg_notify(${channel}, '')`);
      ctx.afterCommit(forget);
    },
    follow: () => onMessage(channel, { on: forget, resync: forget }),
  };
}
