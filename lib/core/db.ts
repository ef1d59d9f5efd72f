import { AsyncLocalStorage } from "node:async_hooks";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { env } from "./env";
import { log } from "./log";
import { single } from "./single";

/** A Drizzle handle: the pool's, or one transaction's. */
export type Db = NodePgDatabase;

/** How long one statement, one wait for a connection and one idle transaction may last, in milliseconds. */
const DEADLINES = { statement: 15_000, connect: 5_000, idleInTransaction: 30_000 };

const counters = () =>
  single("query-counters", () => ({ total: 0, scope: new AsyncLocalStorage<{ n: number }>() }));

const logger = {
  logQuery() {
    const c = counters();
    c.total++;
    const scope = c.scope.getStore();
    if (scope) scope.n++;
  },
};

/** The connection pool of this process. */
export function pool(): pg.Pool {
  return single("pg-pool", () => {
    const made = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: env().DATABASE_POOL,
      connectionTimeoutMillis: DEADLINES.connect,
      idleTimeoutMillis: 30_000,
      statement_timeout: DEADLINES.statement,
      idle_in_transaction_session_timeout: DEADLINES.idleInTransaction,
      application_name: "guildhall",
    });
    // Without a listener, a backend that dies while idle would end the process.
    made.on("error", (error) => log().warn({ err: error }, "an idle database connection was lost"));
    // The pool hands a connection over in a later microtask than the packet that opened it: a death announced in
    // the same packet would find no listener. What it breaks shows at the next statement.
    made.on("connect", (client) => client.on("error", () => undefined));
    return made;
  });
}

/** The pool as a Drizzle handle, for reads and single statements. */
export function db(): Db {
  return single("drizzle", () => drizzle(pool(), { logger })) as Db;
}

/** How many statements this process has sent through Drizzle. */
export function queryTotal(): number {
  return counters().total;
}

/** Runs `fn` and tells how many statements it sent. */
export async function countQueries<T>(fn: () => Promise<T>): Promise<{ result: T; queries: number }> {
  const scope = { n: 0 };
  const result = await counters().scope.run(scope, fn);
  return { result, queries: scope.n };
}

/**
 * Runs `fn` in one transaction on one connection. A connection that failed is destroyed, never returned to the
 * pool; the failure of COMMIT itself is passed on, because its outcome is unknown.
 */
export async function transaction<T>(fn: (tx: Db) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  // Between checkout and release the pool listens no more: a dying backend would end the process.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on("error", onError);
  try {
    await client.query("begin");
    const result = await fn(drizzle(client, { logger }) as Db);
    await client.query("commit");
    return result;
  } catch (error) {
    if (!broken) {
      await client.query("rollback").catch((failure: Error) => {
        broken = failure;
      });
    }
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}

/** Closes the pool; for scripts and tests. */
export async function closeDb(): Promise<void> {
  await pool().end();
}
