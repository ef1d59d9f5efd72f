import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { env } from "./env";
import { log } from "./log";
import { queryCounters } from "./request-queries";
import { single } from "./single";

/** A Drizzle handle: the pool's, or one transaction's. */
export type Db = NodePgDatabase;

/** How long one statement, one wait for a connection and one idle transaction may last, in milliseconds. */
const DEADLINES = { statement: 15_000, connect: 5_000, idleInTransaction: 30_000 };

const logger = {
  logQuery() {
    const c = queryCounters();
    c.total++;
    const scope = c.scope.getStore();
    if (scope) scope.n++;
  },
};

/** The connection pool of this process. */
export function pool(): pg.Pool {
  return single("pg-pool", () => makePool(env().DATABASE_POOL));
}

function makePool(max: number, connectionString = env().DATABASE_URL): pg.Pool {
  const made = new pg.Pool({
    connectionString,
    max,
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
}

/** The pool as a Drizzle handle, for reads and single statements. */
export function db(): Db {
  return single("drizzle", () => drizzle(pool(), { logger })) as Db;
}

/**
 * A connection beside the pool, for what a process keeps of rows and may have to read again at any moment: a caller
 * in a transaction holds a connection already, and were all callers to wait for one more, none would ever get it.
 */
export function sideDb(): Db {
  return single("drizzle-side", () => drizzle(sidePool(), { logger })) as Db;
}
const sidePool = () => single("pg-side-pool", () => makePool(1));

/** Where exports read: the replica where there is one, a moment behind, else the pool. */
export function readDb(): Db {
  if (!env().DATABASE_READ_URL) return db();
  return single("drizzle-read", () => drizzle(readPool(), { logger })) as Db;
}
const readPool = () => single("pg-read-pool", () => makePool(READERS, env().DATABASE_READ_URL));
/** Exports at once in one process. */
const READERS = 4;

/** How many statements this process has sent through Drizzle. */
export function queryTotal(): number {
  return queryCounters().total;
}

/** Runs `fn` and tells how many statements it sent. */
export async function countQueries<T>(fn: () => Promise<T>): Promise<{ result: T; queries: number }> {
  const scope = { n: 0 };
  const result = await queryCounters().scope.run(scope, fn);
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

/** Closes the pools; for scripts and tests. */
export async function closeDb(): Promise<void> {
  const pools = [pool(), sidePool(), ...(env().DATABASE_READ_URL ? [readPool()] : [])];
  await Promise.all(pools.map((one) => one.end()));
}
