import { and, asc, count, desc, eq, ilike, inArray, or, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { type ListState, type Page, toPage } from "@/lib/core/list";
import { files } from "@/lib/core/schema/core";
import { users } from "@/lib/identity/schema/users";
import type { FileFilters } from "./list";

/** One stored file as its list shows it. */
export interface StoredFile {
  id: string;
  kind: string;
  originalName: string;
  mediaType: string;
  sizeBytes: number;
  status: string;
  visibility: string;
  subjectType: string | null;
  ownerName: string | null;
  createdAt: Date;
}
/** What the files of one kind take up, their resized copies included. */
export interface KindTotal {
  kind: string;
  files: number;
  bytes: number;
}

/** A page of files, with their owners' names. */
export async function listFiles(ctx: Ctx, state: ListState<FileFilters>): Promise<Page<StoredFile>> {
  const { q, kind, status } = state.filters;
  const pattern = q && `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const where = and(
    status ? eq(files.status, status) : inArray(files.status, ["ready", "pending", "quarantined"]),
    kind ? eq(files.kind, kind) : undefined,
    pattern ? or(ilike(files.originalName, pattern), ilike(users.username, pattern)) : undefined,
  );
  const order = state.direction === "asc" ? asc : desc;
  const by = state.sort === "sizeBytes" ? files.sizeBytes : files.createdAt;
  const [total] = await ctx.db
    .select({ n: count() })
    .from(files)
    .leftJoin(users, eq(users.id, files.ownerId))
    .where(where);
  const rows = await ctx.db
    .select({
      id: files.id,
      kind: files.kind,
      originalName: files.originalName,
      mediaType: files.mediaType,
      sizeBytes: files.sizeBytes,
      status: files.status,
      visibility: files.visibility,
      subjectType: files.subjectType,
      ownerName: sql<string | null>`nullif(trim(${users.firstName} || ' ' || ${users.lastName}), '')`,
      createdAt: files.createdAt,
    })
    .from(files)
    .leftJoin(users, eq(users.id, files.ownerId))
    .where(where)
    .orderBy(order(by), order(files.id))
    .limit(state.pageSize)
    .offset((state.page - 1) * state.pageSize);
  return toPage(rows, total?.n ?? 0, state);
}

/** Number and size of the kept files of each kind, largest first. */
export async function fileTotals(ctx: Ctx): Promise<KindTotal[]> {
  const { rows } = await ctx.db.execute<{ kind: string; files: string; bytes: string }>(sql`
    select kind, count(*) as files, sum(size_bytes + coalesce(
      (select sum((v ->> 'bytes')::bigint) from jsonb_each(variants) e(k, v)), 0)) as bytes
    from ${files} where status <> 'deleted' group by kind order by bytes desc`);
  return rows.map((row) => ({ kind: row.kind, files: Number(row.files), bytes: Number(row.bytes) }));
}
