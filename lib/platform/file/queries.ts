import { and, asc, desc, eq, gt, gte, ilike, inArray, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { mayReadFile, servedFile } from "@/lib/core/files";
import { isUuid } from "@/lib/core/ids";
import type { ListState, Page } from "@/lib/core/list";
import { gather } from "@/lib/core/registry";
import { type FileRow, files } from "@/lib/core/schema/core";
import { dayStart } from "@/lib/core/time";
import { users } from "@/lib/identity/schema/users";
import { type FileFilters, INSTITUTION } from "./list";
import type { FileStatus } from "./model";

/** One stored file as its list shows it. */
export interface StoredFile {
  id: string;
  kind: string;
  originalName: string;
  mediaType: string;
  sizeBytes: number;
  status: FileStatus;
  visibility: string;
  subjectType: string | null;
  ownerId: string | null;
  ownerName: string | null;
  createdAt: Date;
}

/** One file with everything that its page shows; where its bytes lie is nobody's to see. */
export interface FileDetail extends Omit<FileRow, "storageKey" | "sha256" | "variants"> {
  ownerName: string | null;
  ownerUsername: string | null;
  sha256: string;
  /** Other kept files of the same kind with the same bytes. */
  copies: { id: string; originalName: string }[];
  /** The row that it is attached to; without `href` when nobody says where that is. */
  attached: { type: string; title?: string; href?: string } | null;
}

/** Beyond this a count is said to be an estimate. */
const COUNT_LIMIT = 10_000;

const columns = {
  id: files.id,
  kind: files.kind,
  originalName: files.originalName,
  mediaType: files.mediaType,
  sizeBytes: files.sizeBytes,
  status: files.status,
  visibility: files.visibility,
  subjectType: files.subjectType,
  ownerId: files.ownerId,
  // Within the one statement, so that pages without any owner ask no less than others.
  ownerName: sql<
    string | null
  >`(select coalesce(nullif(trim(u.first_name || ' ' || u.last_name), ''), u.username::text)
    from users u where u.id = "files"."owner_id")`,
  createdAt: files.createdAt,
};

/** A page of files, with their owners' names. */
export async function listFiles(ctx: Ctx, state: ListState<FileFilters>): Promise<Page<StoredFile>> {
  const { page, pageSize } = state;
  const where = await conditions(ctx, state.filters);
  const order = state.direction === "asc" ? asc : desc;
  const by = state.sort === "sizeBytes" ? files.sizeBytes : files.createdAt;
  const counted = await ctx.db.execute<{ n: string }>(
    sql`select count(*) as n from (select 1 from ${files} where ${where} limit ${COUNT_LIMIT + 1}) c`,
  );
  const total = Number(counted.rows[0]?.n ?? 0);
  const rows = await ctx.db
    .select(columns)
    .from(files)
    .where(where)
    .orderBy(order(by), order(files.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  return { rows, total, totalIsEstimate: total > COUNT_LIMIT, page, pageSize };
}

/** All files that the filters name, in the order of their ids, in batches. */
export async function* exportFiles(
  ctx: Ctx,
  filters: FileFilters,
  batch = 1000,
): AsyncGenerator<StoredFile[]> {
  const where = await conditions(ctx, filters);
  for (let after: string | null = null; ; ) {
    const rows = await ctx.db
      .select(columns)
      .from(files)
      .where(and(where, after ? gt(files.id, after) : undefined))
      .orderBy(asc(files.id))
      .limit(batch);
    if (rows.length) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.id;
  }
}

/** One file, or null. */
export async function getFile(ctx: Ctx, id: string): Promise<FileDetail | null> {
  if (!isUuid(id)) return null;
  const [found] = await ctx.db
    .select({ file: files, username: users.username, first: users.firstName, last: users.lastName })
    .from(files)
    .leftJoin(users, eq(users.id, files.ownerId))
    .where(eq(files.id, id));
  if (!found) return null;
  const { storageKey: _key, variants: _variants, sha256, ...file } = found.file;
  const copies = await ctx.db
    .select({ id: files.id, originalName: files.originalName })
    .from(files)
    .where(
      and(eq(files.kind, file.kind), eq(files.sha256, sha256), ne(files.id, id), ne(files.status, "deleted")),
    )
    .limit(10);
  return {
    ...file,
    ownerName: `${found.first ?? ""} ${found.last ?? ""}`.trim() || found.username,
    ownerUsername: found.username,
    sha256: sha256.toString("hex"),
    copies,
    attached: await placeOf(ctx, file),
  };
}

/**
 * Whether the reader may see a file's bytes; null for those of limited kinds as long as nobody `asked`, because for
 * some of them the look itself is recorded.
 */
export async function mayPreview(ctx: Ctx, id: string, asked: boolean): Promise<boolean | null> {
  const file = await servedFile(ctx, id);
  if (!file) return false;
  if (file.visibility === "private" && !asked) return null;
  return mayReadFile(ctx, file);
}

async function placeOf(
  ctx: Ctx,
  { subjectType: type, subjectId }: Pick<FileRow, "subjectType" | "subjectId">,
) {
  if (!type || !subjectId) return null;
  const place = await gather("fileSubjects")
    .find((subject) => subject.type === type)
    ?.place(ctx, subjectId);
  return { type, ...place };
}

async function conditions(ctx: Ctx, filters: FileFilters): Promise<SQL | undefined> {
  const { q, kind, status, owner, from, to, copies } = filters;
  const zone = await ctx.setting<string>("general.time_zone");
  return and(
    status ? eq(files.status, status) : inArray(files.status, ["ready", "pending", "quarantined"]),
    kind ? eq(files.kind, kind) : undefined,
    owner === INSTITUTION ? isNull(files.ownerId) : undefined,
    owner && owner !== INSTITUTION ? inArray(files.ownerId, await ownersNamed(ctx, owner, true)) : undefined,
    from ? gte(files.createdAt, dayStart(from, zone)) : undefined,
    to ? lt(files.createdAt, dayStart(to, zone, 1)) : undefined,
    copies ? sql`(${files.kind}, ${files.sha256}) in (${repeated})` : undefined,
    q
      ? or(ilike(files.originalName, likely(q)), inArray(files.ownerId, await ownersNamed(ctx, q)))
      : undefined,
  );
}

const likely = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** Whom a typed word may mean: the first hundred whose user name holds it, or the one who has it. */
async function ownersNamed(ctx: Ctx, text: string, exact = false): Promise<string[]> {
  const found = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(exact ? eq(users.username, text) : ilike(users.username, likely(text)))
    .limit(100);
  return found.map((row) => row.id);
}

/** Kind and hash of the bytes that are kept more than once: those thousand that waste most. */
const repeated = sql`
  select kind, sha256 from (
    select kind, sha256, (count(*) - 1) * max(size_bytes) as wasted from ${files} where status <> 'deleted'
    group by kind, sha256 having count(*) > 1 order by wasted desc limit 1000) r`;
