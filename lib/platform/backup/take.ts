import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createGzip, gzip } from "node:zlib";
import pg from "pg";
import { randomToken } from "@/lib/core/crypto";
import { type Ctx, inTx } from "@/lib/core/ctx";
import { env } from "@/lib/core/env";
import { storage } from "@/lib/core/storage";
import { dayOf, instantOf } from "@/lib/core/time";
import packageJson from "@/package.json";
import { noteRun } from "../run/runs";
import { newestBackup, placeOf, pruneBackups } from "./archive";
import { dumpDatabase } from "./dump";
import { backupName, FILES, type Manifest } from "./model";

/** One backup at a time, across all processes. */
const LOCK = 7_301_002;
/** When the nightly backup is due, on the institution's clock. */
const HOUR = "02:00";

/** Whether the night's backup is still to be taken: none was begun since the last 02:00. */
export async function isBackupDue(ctx: Ctx, now = new Date()): Promise<boolean> {
  const zone = await ctx.setting<string>("general.time_zone");
  const at = (day: Date) => instantOf(`${dayOf(day, zone)}T${HOUR}`, zone) as Date;
  const today = at(now);
  const due = today <= now ? today : at(new Date(now.getTime() - 86_400_000));
  const newest = await newestBackup();
  return newest === null || newest.at < due;
}

/**
 * Takes a backup into the store: the database as of one moment, the list of stored files with their hashes, and a
 * manifest, written last. Then removes what the settings no longer keep. Answers the name, or null while another
 * process is taking one.
 */
export async function takeBackup(ctx: Ctx): Promise<string | null> {
  const guard = new pg.Client({ connectionString: env().DATABASE_URL, application_name: "guildhall-backup" });
  await guard.connect();
  try {
    const { rows } = await guard.query("select pg_try_advisory_lock($1) as mine", [LOCK]);
    if (!rows[0].mine) return null;
    const facts = await noteRun("backup", async (note) => {
      const startedAt = new Date();
      const name = backupName(startedAt);
      note({ name });
      const manifest = await write(name, startedAt, (done, tables) => note({ done, tables }));
      const removed = await pruneBackups(ctx);
      const { bytes, files, tables } = manifest;
      const count = tables.reduce((sum, table) => sum + table.rows, 0);
      return { name, bytes, files, rows: count, tables: tables.length, removed };
    });
    await inTx(ctx, async (tx) =>
      tx.audit({ action: "platform.backup.take", targetType: "backup", targetId: facts?.name as string }),
    );
    return facts?.name as string;
  } finally {
    await guard.end();
  }
}

type Progress = (done: number, tables: number) => void;

/** The dump's pieces as they are; tells now and then how many tables are done. */
async function* told(dump: ReturnType<typeof dumpDatabase>, progress: Progress) {
  let last = 0;
  for await (const piece of dump.pieces) {
    yield piece;
    const { tables, planned } = dump.facts;
    if (Date.now() - last < 1_000) continue;
    last = Date.now();
    progress(tables.length, planned);
  }
}

async function write(name: string, startedAt: Date, progress: Progress): Promise<Manifest> {
  // Beside the store, so that a local store can take the files over by renaming them.
  const folder = path.resolve(/*turbopackIgnore: true*/ env().STORAGE_DIR, ".incoming");
  await mkdir(folder, { recursive: true });
  const token = randomToken(12);
  const place = (file: string) => path.join(/*turbopackIgnore: true*/ folder, `${token}.${file}`);
  try {
    const dump = dumpDatabase();
    const { facts } = dump;
    const hash = createHash("sha256");
    const hashed = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    await pipeline(
      Readable.from(told(dump, progress)),
      createGzip(),
      hashed,
      createWriteStream(place(FILES.database)),
    );
    const lines = facts.files.map(({ key, bytes, sha256 }) => `${sha256}\t${bytes}\t${key}\n`).join("");
    await writeFile(place(FILES.files), await promisify(gzip)(lines));
    const { files, planned: _planned, ...rest } = facts;
    const manifest: Manifest = {
      format: 1,
      product: packageJson.version,
      startedAt: startedAt.toISOString(),
      endedAt: new Date().toISOString(),
      ...rest,
      files: files.length,
      bytes: (await stat(/*turbopackIgnore: true*/ place(FILES.database))).size,
      sha256: hash.digest("hex"),
    };
    await storage().putFile(placeOf(name, FILES.database), place(FILES.database), "application/gzip");
    await storage().putFile(placeOf(name, FILES.files), place(FILES.files), "application/gzip");
    const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
    await storage().put(placeOf(name, FILES.manifest), text, "application/json");
    return manifest;
  } finally {
    for (const file of [FILES.database, FILES.files]) await rm(place(file), { force: true });
  }
}
