import { and, asc, count, desc, eq, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { isUuid } from "../../core/ids";
import { type Page, toPage } from "../../core/list";
import { files } from "../../core/schema/core";
import { mayOpenPage, pageColumns } from "../../identity/person/queries";
import { users } from "../../identity/schema/users";
import { mayReview, mayReviewOf } from "../access";
import { type ExternalCertificateRow, externalCertificates } from "../schema/external-certificates";
import type { ExternalListState } from "./list";
import { type CertificateSkill, skillsOf } from "./skills";

/** A certificate with the file that proves it. */
export interface ExternalCertificate extends Omit<ExternalCertificateRow, "reviewedBy" | "userId"> {
  file: { id: string; originalName: string } | null;
  skills: CertificateSkill[];
}

const columns = {
  row: externalCertificates,
  file: { id: files.id, originalName: files.originalName },
};
const query = (ctx: Ctx) =>
  ctx.db
    .select(columns)
    .from(externalCertificates)
    .leftJoin(files, and(eq(files.id, externalCertificates.fileId), eq(files.status, "ready")));

interface Read {
  row: ExternalCertificateRow;
  file: { id: string; originalName: string } | null;
}

/** Rows with what each is about. */
async function shaped(ctx: Ctx, rows: readonly Read[]): Promise<ExternalCertificate[]> {
  const skills = await skillsOf(
    ctx,
    rows.map(({ row }) => row.id),
  );
  return rows.map(({ row: { reviewedBy: _by, userId: _owner, ...rest }, file }) => ({
    ...rest,
    file,
    skills: skills.get(rest.id) ?? [],
  }));
}

/** The caller's own certificates, the newest first. */
export async function ownExternals(ctx: Ctx): Promise<ExternalCertificate[]> {
  const me = personId(ctx.actor);
  if (!me) return [];
  const rows = await query(ctx)
    .where(eq(externalCertificates.userId, me))
    .orderBy(desc(externalCertificates.issueDate), desc(externalCertificates.id));
  return shaped(ctx, rows);
}

/** One of the caller's own; null for another's. */
export async function getOwnExternal(ctx: Ctx, id: string): Promise<ExternalCertificate | null> {
  const me = personId(ctx.actor);
  if (!me || !isUuid(id)) return null;
  const [row] = await query(ctx).where(
    and(eq(externalCertificates.id, id), eq(externalCertificates.userId, me)),
  );
  return row ? ((await shaped(ctx, [row]))[0] ?? null) : null;
}

/** What a person shows to everybody: listed by the owner, not hidden by a reviewer. */
export async function publicExternals(ctx: Ctx, userId: string): Promise<ExternalCertificate[]> {
  const rows = await query(ctx)
    .where(
      and(
        eq(externalCertificates.userId, userId),
        eq(externalCertificates.isPublic, true),
        isNull(externalCertificates.hiddenAt),
      ),
    )
    .orderBy(desc(externalCertificates.issueDate), desc(externalCertificates.id))
    .limit(200);
  return shaped(ctx, rows);
}

/** A row of the reviewers' list. */
export interface ReviewRow extends ExternalCertificate {
  owner: {
    id: string;
    name: string;
    username: string;
    /** The caller may open the owner's page. */
    isShown: boolean;
  };
  /** The caller may judge it: a reviewer, and not its owner. */
  mayDecide: boolean;
}

/** How many wait for a reviewer. */
export async function countPending(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db
    .select({ n: count() })
    .from(externalCertificates)
    .where(eq(externalCertificates.status, "pending"));
  return row?.n ?? 0;
}

/** Beyond this a count is said to be an estimate, and no page reaches. */
const COUNT_LIMIT = 10_000;

/** A page of everybody's certificates; empty for those who may not review. */
export async function listExternals(ctx: Ctx, state: ExternalListState): Promise<Page<ReviewRow>> {
  if (!mayReview(ctx.actor)) return toPage<ReviewRow>([], 0, state);
  const where = conditions(state);
  const counted = await ctx.db.execute<{ n: string }>(sql`
    select count(*) as n from (select 1 from ${externalCertificates} where ${where ?? sql`true`} limit ${COUNT_LIMIT + 1}) c`);
  const found = Number(counted.rows[0]?.n ?? 0);
  const total = Math.min(found, COUNT_LIMIT);
  const page = Math.min(state.page, Math.max(1, Math.ceil(total / state.pageSize)));
  const rows = await reviewRows(ctx, where, order(state), state.pageSize, (page - 1) * state.pageSize);
  return toPage(rows, total, { ...state, page }, found > COUNT_LIMIT);
}

/** Everybody's certificates that the filters name, newest first, in batches; for exports. */
export async function* allExternals(
  ctx: Ctx,
  state: ExternalListState,
  batch = 1000,
): AsyncGenerator<ReviewRow[]> {
  if (!mayReview(ctx.actor)) return;
  const where = conditions(state);
  for (let before: string | undefined; ; ) {
    // Ids are in the order of time.
    const older = before ? lt(externalCertificates.id, before) : undefined;
    const rows = await reviewRows(ctx, and(where, older), [desc(externalCertificates.id)], batch, 0);
    if (rows.length) yield rows;
    before = rows.at(-1)?.id;
    if (!before || rows.length < batch) return;
  }
}

async function reviewRows(
  ctx: Ctx,
  where: SQL | undefined,
  by: SQL[],
  limit: number,
  offset: number,
): Promise<ReviewRow[]> {
  const rows = await ctx.db
    .select({
      ...columns,
      ...pageColumns(),
      firstName: users.firstName,
      lastName: users.lastName,
      username: users.username,
    })
    .from(externalCertificates)
    .innerJoin(users, eq(users.id, externalCertificates.userId))
    .leftJoin(files, and(eq(files.id, externalCertificates.fileId), eq(files.status, "ready")))
    .where(where)
    .orderBy(...by)
    .limit(limit)
    .offset(offset);
  const certificates = await shaped(ctx, rows);
  return certificates.map((certificate, i) => {
    const { firstName, lastName, username, row, ...page } = rows[i] as (typeof rows)[number];
    return {
      ...certificate,
      owner: {
        id: row.userId,
        name: `${firstName} ${lastName}`.trim() || username,
        username,
        isShown: mayOpenPage(ctx.actor, row.userId, page),
      },
      mayDecide: mayReviewOf(ctx.actor, row.userId),
    };
  });
}

function order(state: ExternalListState): SQL[] {
  const way = state.direction === "asc" ? asc : desc;
  if (state.sort === "issued") return [way(externalCertificates.issueDate), way(externalCertificates.id)];
  // The expression of the index external_certificates_queue.
  return [way(sql`(${externalCertificates.status} <> 'pending')`), way(externalCertificates.updatedAt)];
}

function conditions({ filters }: ExternalListState): SQL | undefined {
  const haystack = sql`lower(${externalCertificates.title} || ' ' || ${externalCertificates.issuer})`;
  const words = (filters.q ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);
  return and(
    ...words.map((word) => sql`${haystack} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`),
    filters.status ? eq(externalCertificates.status, filters.status) : undefined,
    filters.hidden ? isNotNull(externalCertificates.hiddenAt) : undefined,
  );
}
