import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { env } from "@/lib/core/env";
import { JOBS_SCHEMA } from "@/lib/core/jobs";
import type { Manifest } from "./model";

/** What a dump learned on its way. */
export type DumpFacts = Pick<
  Manifest,
  "migrations" | "tables" | "sequences" | "jobsVersion" | "auditHead"
> & {
  files: FileLine[];
  /** How many tables there are to dump. */
  planned: number;
};

/** A stored file whose bytes belong to the backup. */
export interface FileLine {
  key: string;
  bytes: number;
  /** SHA-256 in hex; empty for resized copies, which can be made again. */
  sha256: string;
}

interface Table {
  schema: string;
  name: string;
  columns: string[];
  /** Which rows; all without it. */
  where?: string;
}

const quoted = (name: string) => pg.escapeIdentifier(name);

/** The head of a table's part in the dump: a COPY statement as psql reads it. */
export const copyHead = (schema: string, name: string, columns: readonly string[]) =>
  `COPY ${quoted(schema)}.${quoted(name)} (${columns.map(quoted).join(", ")}) FROM stdin;`;

/**
 * Dumps the database as psql could read it: for each table a COPY statement and its rows. Everything is read in one
 * REPEATABLE READ transaction, so that it is the state of one moment, whatever is written meanwhile. Left out are
 * generated columns, unlogged tables, and of the job runner's tables all but waiting jobs. `facts` is complete
 * once the last piece was read.
 */
export function dumpDatabase(): { pieces: AsyncGenerator<Buffer | string>; facts: DumpFacts } {
  const facts: DumpFacts = {
    migrations: [],
    tables: [],
    sequences: [],
    jobsVersion: null,
    auditHead: null,
    files: [],
    planned: 0,
  };
  return { pieces: dump(facts), facts };
}

async function* dump(facts: DumpFacts): AsyncGenerator<Buffer | string> {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    application_name: "guildhall-backup",
  });
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const rows = async <R extends pg.QueryResultRow>(text: string) => (await client.query<R>(text)).rows;
    const migrations = await rows<{ hash: string }>(
      "select hash from drizzle.__drizzle_migrations order by id",
    );
    facts.migrations = migrations.map((row) => row.hash);
    facts.sequences = await rows(
      "select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' and last_value is not null",
    );
    const [head] = await rows<{ seq: string; hash: Buffer }>(
      "select seq, hash from audit_logs order by seq desc limit 1",
    );
    facts.auditHead = head ? { seq: Number(head.seq), hash: head.hash.toString("hex") } : null;
    const tables = await publicTables(client);
    const jobs = await waitingJobs(client);
    if (jobs) {
      facts.jobsVersion = jobs.version;
      tables.push(jobs.table);
    }
    facts.planned = tables.length;
    for (const table of tables) {
      yield `${copyHead(table.schema, table.name, table.columns)}\n`;
      const list = table.columns.map(quoted).join(", ");
      const where = table.where ? ` where ${table.where}` : "";
      const stream = client.query(
        copyTo(`copy (select ${list} from ${quoted(table.schema)}.${quoted(table.name)}${where}) to stdout`),
      );
      yield* stream as AsyncIterable<Buffer>;
      yield "\\.\n\n";
      if (table.schema === "public") facts.tables.push({ name: table.name, rows: stream.rowCount });
    }
    facts.files = await storedFiles(client);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

async function publicTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relpersistence = 'p' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    group by c.relname order by c.relname`);
  return rows.map((row) => ({ schema: "public", ...row }));
}

/** The jobs that wait or run: after a restore they are done, perhaps once more, as jobs must tolerate. */
async function waitingJobs(client: pg.Client): Promise<{ version: number; table: Table } | null> {
  const there = await client.query("select to_regclass($1) as job", [`${JOBS_SCHEMA}.job`]);
  if (!there.rows[0].job) return null;
  const version = await client.query(`select version from ${JOBS_SCHEMA}.version`);
  const columns = await client.query<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum",
    [`${JOBS_SCHEMA}.job`],
  );
  return {
    version: version.rows[0].version,
    table: {
      schema: JOBS_SCHEMA,
      name: "job",
      columns: columns.rows.map((row) => row.name),
      where: "state in ('created', 'retry', 'active') and left(name, 2) <> '__'",
    },
  };
}

async function storedFiles(client: pg.Client): Promise<FileLine[]> {
  const { rows } = await client.query<{
    key: string;
    bytes: string;
    sha256: Buffer;
    variants: Record<string, { key: string; bytes: number }>;
  }>(`select storage_key as key, size_bytes as bytes, sha256, variants from files
      where stored_at is not null and removed_at is null and status <> 'deleted' order by storage_key`);
  return rows.flatMap((row) => [
    { key: row.key, bytes: Number(row.bytes), sha256: row.sha256.toString("hex") },
    ...Object.values(row.variants).map(({ key, bytes }) => ({ key, bytes, sha256: "" })),
  ]);
}
