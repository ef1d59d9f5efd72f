import { once } from "node:events";
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { JOBS_SCHEMA } from "@/lib/core/jobs";
import { knownMigrations, migrateDatabase } from "@/lib/core/migrate";
import type { Manifest } from "./model";

const END = Buffer.from("\\.\n");
const AFTER_ROW = Buffer.from("\n\\.\n");

/** What was loaded: rows by table. */
export type Loaded = Map<string, number>;

/**
 * Loads a dump into an empty database: makes the tables as they were at the time of the dump, fills them in one
 * transaction, checks every foreign key, and runs the migrations that came since. Throws when the dump belongs to a
 * newer or other version of the product, and when the rows are not those that the manifest names. Waiting jobs are
 * taken over where the job runner's tables are there, in the same version.
 */
export async function loadDump(url: string, manifest: Manifest, gzipped: Readable): Promise<Loaded> {
  const known = knownMigrations();
  const same = manifest.migrations.every((hash, i) => known[i]?.hash === hash);
  if (!same)
    throw new Error(
      "This backup was made by a newer or another version of the product: restore it with that one.",
    );
  await migrateDatabase(url, manifest.migrations.length);
  const client = new pg.Client({ connectionString: url, application_name: "guildhall-restore" });
  await client.connect();
  try {
    await client.query("begin");
    const restoreRules = await suspendRules(client);
    const takesJobs = manifest.jobsVersion !== null && (await jobsVersion(client)) === manifest.jobsVersion;
    const loaded = await copyAll(client, manifest, gzipped.pipe(createGunzip()), takesJobs);
    for (const { name, value } of manifest.sequences)
      await client.query("select setval($1::regclass, $2)", [pg.escapeIdentifier(name), value]);
    for (const { name, rows } of manifest.tables)
      if (loaded.get(name) !== rows)
        throw new Error(`${name}: ${loaded.get(name) ?? "no"} rows came back of ${rows}.`);
    await restoreRules();
    await client.query("commit");
    await client.query("analyze");
    await migrateDatabase(url);
    return loaded;
  } finally {
    await client.end();
  }
}

/**
 * Empties all tables and sets triggers and foreign keys aside, which neither rows that were true together nor their
 * order need. Answers the function that puts them back; adding a key checks every row.
 */
async function suspendRules(client: pg.Client): Promise<() => Promise<void>> {
  const { rows: tables } = await client.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`);
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
  await client.query(`truncate ${tables.map((table) => table.name).join(", ")}`);
  return async () => {
    for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
    for (const { table, name, definition } of keys)
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  };
}

/** The version of the job runner's tables; null while there are none. */
async function jobsVersion(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query("select to_regclass($1) as there", [`${JOBS_SCHEMA}.version`]);
  if (!rows[0].there) return null;
  return (await client.query(`select version from ${JOBS_SCHEMA}.version`)).rows[0].version;
}

const HEAD = /^COPY "([^"]+)"\."([^"]+)" \((.+)\) FROM stdin;$/;

/** Reads the dump's parts one after the other into their tables. */
async function copyAll(
  client: pg.Client,
  manifest: Manifest,
  dump: Readable,
  takesJobs: boolean,
): Promise<Loaded> {
  const named = new Set(manifest.tables.map((table) => table.name));
  const loaded: Loaded = new Map();
  const input = new Pieces(dump);
  for (let line = await input.line(); line !== null; line = await input.line()) {
    if (line === "") continue;
    const [, schema, table = "", columns] = HEAD.exec(line) ?? [];
    const isJobs = schema === JOBS_SCHEMA && table === "job";
    if (!isJobs && !(schema === "public" && named.has(table)))
      throw new Error(`The dump is damaged at "${line.slice(0, 80)}".`);
    if (isJobs && !takesJobs) {
      for await (const _rows of input.rows());
      continue;
    }
    if (isJobs) await client.query(`create temp table waiting_jobs (like ${JOBS_SCHEMA}.job) on commit drop`);
    const into = isJobs ? "waiting_jobs" : `public.${pg.escapeIdentifier(table)}`;
    const stream = client.query(copyFrom(`copy ${into} (${columns}) from stdin`));
    for await (const rows of input.rows()) if (!stream.write(rows)) await once(stream, "drain");
    stream.end();
    await finished(stream);
    if (isJobs) await takeJobs(client, columns as string);
    else loaded.set(table, stream.rowCount);
  }
  return loaded;
}

/** Puts the jobs back on their queues, those that were running as waiting; a key that waits already stands. */
async function takeJobs(client: pg.Client, columns: string): Promise<void> {
  await client.query("update waiting_jobs set state = 'created', started_on = null where state = 'active'");
  await client.query(`
    insert into ${JOBS_SCHEMA}.job (${columns}) select ${columns} from waiting_jobs
    where name in (select name from ${JOBS_SCHEMA}.queue) on conflict do nothing`);
}

/** A stream cut into lines, and into the rows up to the line that ends a table. */
class Pieces {
  private rest: Buffer = Buffer.alloc(0);
  private readonly source: AsyncIterator<Buffer>;

  constructor(source: Readable) {
    this.source = source[Symbol.asyncIterator]();
  }

  private async more(): Promise<boolean> {
    const { value, done } = await this.source.next();
    if (done) return false;
    this.rest = this.rest.length ? Buffer.concat([this.rest, value]) : value;
    return true;
  }

  /** The next line without its end; null at the end of the stream. */
  async line(): Promise<string | null> {
    for (;;) {
      const at = this.rest.indexOf(10);
      if (at >= 0) {
        const line = this.rest.subarray(0, at).toString();
        this.rest = this.rest.subarray(at + 1);
        return line;
      }
      if (!(await this.more())) return null;
    }
  }

  /** The rows up to the end of their table, in pieces. In COPY's text format no row can look like the end. */
  async *rows(): AsyncGenerator<Buffer> {
    let begun = false;
    for (;;) {
      if (!begun && this.rest.subarray(0, END.length).equals(END)) {
        this.rest = this.rest.subarray(END.length);
        return;
      }
      const at = this.rest.indexOf(AFTER_ROW);
      if (at >= 0) {
        yield this.rest.subarray(0, at + 1);
        this.rest = this.rest.subarray(at + AFTER_ROW.length);
        return;
      }
      // The end may be cut in two: its last bytes wait for the next piece.
      const sure = this.rest.length - AFTER_ROW.length;
      if (sure > 0) {
        begun = true;
        yield this.rest.subarray(0, sure);
        this.rest = this.rest.subarray(sure);
      }
      if (!(await this.more())) throw new Error("The dump is cut off.");
    }
  }
}
