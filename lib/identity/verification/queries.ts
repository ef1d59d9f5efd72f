import { and, asc, count, desc, eq, inArray, isNull, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Ctx, personId } from "../../core/ctx";
import { isAppError } from "../../core/errors";
import { type Page, toPage } from "../../core/list";
import { movesFor } from "../../core/machine";
import { historyOf } from "../../core/transition";
import { personMatches } from "../person/match";
import { companies } from "../schema/companies";
import { mentorProfiles, studentProfiles } from "../schema/profiles";
import { users } from "../schema/users";
import { userVerifications } from "../schema/verifications";
import { loadVerification } from "./commands";
import type { VerificationListState } from "./list";
import {
  mayReview,
  reviewedTypes,
  type VerificationStatus,
  type VerificationType,
  verificationMachine,
} from "./model";

const fullName = sql<string>`coalesce(nullif(trim(${users.firstName} || ' ' || ${users.lastName}), ''), ${users.username}::text)`;
const reviewers = alias(users, "reviewers");

/** A proof as its owner sees it. */
export interface OwnVerification {
  id: string;
  type: VerificationType;
  status: VerificationStatus;
  files: number;
  reason: string | null;
  createdAt: Date;
  decidedAt: Date | null;
  expiresOn: string | null;
}

const own = {
  id: userVerifications.id,
  type: userVerifications.verificationType,
  status: userVerifications.status,
  files: sql<number>`jsonb_array_length(${userVerifications.evidence})`,
  reason: userVerifications.rejectionReason,
  createdAt: userVerifications.createdAt,
  decidedAt: userVerifications.decidedAt,
  expiresOn: userVerifications.expiresOn,
};

/** The caller's own proofs, the newest first. */
export async function listOwnVerifications(ctx: Ctx): Promise<OwnVerification[]> {
  return ctx.db
    .select(own)
    .from(userVerifications)
    .where(and(eq(userVerifications.userId, personId(ctx.actor) ?? ""), isNull(userVerifications.companyId)))
    .orderBy(desc(userVerifications.createdAt))
    .limit(100);
}

/** The proofs of a company, the newest first. The caller has been found to act for it. */
export async function listCompanyVerifications(ctx: Ctx, companyId: string): Promise<OwnVerification[]> {
  return ctx.db
    .select(own)
    .from(userVerifications)
    .where(eq(userVerifications.companyId, companyId))
    .orderBy(desc(userVerifications.createdAt))
    .limit(50);
}

/** One line of the reviewers' list. */
export interface VerificationRow {
  id: string;
  userId: string;
  name: string;
  avatarFileId: string | null;
  company: string | null;
  type: VerificationType;
  status: VerificationStatus;
  createdAt: Date;
  decidedAt: Date | null;
}

function where(ctx: Ctx, state: VerificationListState): SQL | undefined {
  const { q, type, status } = state.filters;
  return and(
    inArray(userVerifications.verificationType, [...reviewedTypes(ctx.actor)]),
    type ? eq(userVerifications.verificationType, type) : undefined,
    status === "all" ? undefined : eq(userVerifications.status, status ?? "pending"),
    q ? personMatches(q) : undefined,
  );
}

/** The proofs of one page of the list, the oldest first; an empty page for those who do not review. */
export async function listVerifications(
  ctx: Ctx,
  state: VerificationListState,
): Promise<Page<VerificationRow>> {
  if (!reviewedTypes(ctx.actor).length) return toPage<VerificationRow>([], 0, state);
  const way = state.direction === "asc" ? asc : desc;
  const by = state.sort === "decided" ? userVerifications.decidedAt : userVerifications.createdAt;
  const condition = where(ctx, state);
  const rows = await ctx.db
    .select({
      id: userVerifications.id,
      userId: users.id,
      name: fullName,
      avatarFileId: users.avatarFileId,
      company: companies.name,
      type: userVerifications.verificationType,
      status: userVerifications.status,
      createdAt: userVerifications.createdAt,
      decidedAt: userVerifications.decidedAt,
    })
    .from(userVerifications)
    .innerJoin(users, eq(users.id, userVerifications.userId))
    .leftJoin(companies, eq(companies.id, userVerifications.companyId))
    .where(condition)
    .orderBy(sql`${way(by)} nulls last`, asc(userVerifications.id))
    .limit(state.pageSize)
    .offset((state.page - 1) * state.pageSize);
  const counted = ctx.db.select({ n: count() }).from(userVerifications).$dynamic();
  // Words are looked for in the person's name; without any, counting need not look at people.
  const [total] = await (state.filters.q
    ? counted.innerJoin(users, eq(users.id, userVerifications.userId))
    : counted
  ).where(condition);
  return toPage<VerificationRow>(rows, total?.n ?? 0, state);
}

/** How many proofs wait that the caller reviews. */
export async function countPending(ctx: Ctx): Promise<number> {
  const types = reviewedTypes(ctx.actor);
  if (!types.length) return 0;
  const [row] = await ctx.db
    .select({ n: count() })
    .from(userVerifications)
    .where(
      and(eq(userVerifications.status, "pending"), inArray(userVerifications.verificationType, [...types])),
    );
  return row?.n ?? 0;
}

/**
 * One proof for a reviewer: who submitted it, the evidence, where the same document was used, what was decided. Null
 * when absent or not of a type that the caller reviews.
 */
export async function getVerification(ctx: Ctx, id: string) {
  const loaded = await loadVerification(ctx, id, false).catch((error: unknown) => {
    if (isAppError(error)) return null;
    throw error;
  });
  if (!loaded || !reviewedTypes(ctx.actor).includes(loaded.state.type)) return null;
  const { row, state } = loaded;
  const [about] = await ctx.db
    .select({
      name: fullName,
      username: users.username,
      email: users.email,
      avatarFileId: users.avatarFileId,
      birthKnown: sql<boolean>`${studentProfiles.dateOfBirth} is not null`,
      usn: studentProfiles.usn,
      employeeId: mentorProfiles.employeeId,
      department: sql<string | null>`coalesce(${studentProfiles.department}, ${mentorProfiles.department})`,
      company: companies.name,
      legalName: companies.legalName,
      website: companies.website,
      reviewer: sql<string | null>`trim(${reviewers.firstName} || ' ' || ${reviewers.lastName})`,
    })
    .from(users)
    .leftJoin(studentProfiles, eq(studentProfiles.userId, users.id))
    .leftJoin(mentorProfiles, eq(mentorProfiles.userId, users.id))
    .leftJoin(companies, eq(companies.id, sql`${row.companyId}::uuid`))
    .leftJoin(reviewers, eq(reviewers.id, sql`${row.reviewerId}::uuid`))
    .where(eq(users.id, row.userId));
  if (!about) return null;
  const history = await historyOf(ctx, verificationMachine.entity, [id]);
  return {
    ...about,
    id,
    userId: row.userId,
    companyId: row.companyId,
    type: row.verificationType,
    status: row.status,
    evidence: row.evidence,
    hasNumber: row.documentNumber !== null,
    replacesId: row.replacesId,
    notes: row.adminNotes,
    reason: row.rejectionReason,
    createdAt: row.createdAt,
    decidedAt: row.decidedAt,
    expiresOn: row.expiresOn,
    elsewhere: row.documentIndex ? await sameDocument(ctx, row.id, row.userId, row.documentIndex) : [],
    mayReview: mayReview(ctx.actor, state),
    isOwn: row.userId === personId(ctx.actor) || state.callersCompany,
    moves: movesFor(verificationMachine, ctx.actor, state).map((m) => m.action),
    history: history
      .map((h) => ({ at: h.at, to: h.toStatus as VerificationStatus, reason: h.reason }))
      .reverse(),
  };
}
export type VerificationDetail = NonNullable<Awaited<ReturnType<typeof getVerification>>>;

/** Proofs of other people with the same document. */
function sameDocument(ctx: Ctx, id: string, userId: string, index: Buffer) {
  return ctx.db
    .select({
      id: userVerifications.id,
      userId: users.id,
      name: fullName,
      type: userVerifications.verificationType,
      status: userVerifications.status,
    })
    .from(userVerifications)
    .innerJoin(users, eq(users.id, userVerifications.userId))
    .where(
      and(
        eq(userVerifications.documentIndex, index),
        ne(userVerifications.id, id),
        ne(userVerifications.userId, userId),
      ),
    )
    .orderBy(desc(userVerifications.createdAt))
    .limit(20);
}

/** All proofs that the filters name, in batches; for exports. */
export async function* allVerifications(
  ctx: Ctx,
  state: VerificationListState,
): AsyncGenerator<VerificationRow[]> {
  const oldest = { ...state, sort: "created", direction: "asc" as const, pageSize: 1000 };
  for (let page = 1; ; page++) {
    const { rows } = await listVerifications(ctx, { ...oldest, page });
    if (rows.length) yield rows;
    if (rows.length < oldest.pageSize) return;
  }
}
