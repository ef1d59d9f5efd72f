import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { log } from "@/lib/core/log";
import { files } from "@/lib/core/schema/core";
import { single } from "@/lib/core/single";
import { users } from "@/lib/identity/schema/users";

/** What one kind, or one person, takes up, resized copies included. */
export interface Share {
  files: number;
  bytes: number;
}
/** What is stored, added up. */
export interface FileTotals extends Share {
  waiting: number;
  quarantined: number;
  kinds: (Share & { kind: string })[];
  /** The people with the largest share, largest first; null is the institution. */
  owners: (Share & { username: string | null; name: string | null })[];
  /** Bytes that are kept more than once within their kind: how many files too many, and their size. */
  copies: Share;
}

/** Adding up reads every row; beyond so many rows nobody waits for it. */
const MANY = 10_000;
const KEPT = 60_000;
const OWNERS = 8;

/** The sums over all kept files. Of many they may be a minute old, and are then added up anew for the next reader. */
export async function fileTotals(ctx: Ctx): Promise<FileTotals> {
  const kept = single<{ at: number; totals: FileTotals | null; renewing: boolean }>("file-totals", () => ({
    at: 0,
    totals: null,
    renewing: false,
  }));
  const renew = async () => {
    kept.totals = await addUp(ctx);
    kept.at = Date.now();
    return kept.totals;
  };
  if (!kept.totals || kept.totals.files < MANY) return renew();
  if (Date.now() - kept.at > KEPT && !kept.renewing) {
    kept.renewing = true;
    renew()
      .catch((error: unknown) => log().warn({ err: error }, "the sums of files could not be renewed"))
      .finally(() => {
        kept.renewing = false;
      });
  }
  return kept.totals;
}

type Counted = { files: string; bytes: string };
const share = (row: Counted | undefined): Share => ({
  files: Number(row?.files ?? 0),
  bytes: Number(row?.bytes ?? 0),
});

async function addUp(ctx: Ctx): Promise<FileTotals> {
  const kinds = await ctx.db.execute<Counted & { kind: string; status: string }>(sql`
    select kind, status, count(*) as files, sum(all_bytes) as bytes
    from ${files} where status <> 'deleted' group by kind, status`);
  const owners = await ctx.db.execute<Counted & { username: string | null; name: string | null }>(sql`
    select s.files, s.bytes, u.username, nullif(trim(u.first_name || ' ' || u.last_name), '') as name
    from (select owner_id, count(*) as files, sum(all_bytes) as bytes from ${files} where status <> 'deleted'
      group by owner_id order by bytes desc limit ${OWNERS}) s
    left join ${users} u on u.id = s.owner_id order by s.bytes desc`);
  const copies = await ctx.db.execute<Counted>(sql`
    select coalesce(sum(n - 1), 0) as files, coalesce(sum((n - 1) * bytes), 0) as bytes
    from (select count(*) as n, max(size_bytes) as bytes from ${files} where status <> 'deleted'
      group by kind, sha256 having count(*) > 1) c`);
  const counted = (status: string) =>
    kinds.rows.filter((row) => row.status === status).reduce((sum, row) => sum + Number(row.files), 0);
  const byKind = new Map<string, Share>();
  for (const row of kinds.rows) {
    const { files: n, bytes } = share(row);
    const before = byKind.get(row.kind) ?? { files: 0, bytes: 0 };
    byKind.set(row.kind, { files: before.files + n, bytes: before.bytes + bytes });
  }
  const list = [...byKind].map(([kind, sum]) => ({ kind, ...sum })).sort((a, b) => b.bytes - a.bytes);
  return {
    files: list.reduce((sum, row) => sum + row.files, 0),
    bytes: list.reduce((sum, row) => sum + row.bytes, 0),
    waiting: counted("pending"),
    quarantined: counted("quarantined"),
    kinds: list,
    owners: owners.rows.map((row) => ({ ...share(row), username: row.username, name: row.name })),
    copies: share(copies.rows[0]),
  };
}
