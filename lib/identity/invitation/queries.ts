import { and, asc, count, desc, eq, gt, inArray, isNull, lt, lte, type SQL, sql } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { type Page, toPage } from "../../core/list";
import { mayInvite } from "../access";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { users } from "../schema/users";
import { findToken } from "../token/tokens";
import { personName } from "../user/person-name";
import type { InvitationListState } from "./list";
import { INVITED_ROLES, type Invitation, type InvitedRole } from "./model";

/** One invitation that nobody has accepted yet. */
export interface InvitationRow {
  id: string;
  email: string;
  role: InvitedRole;
  invitedBy: string;
  sentAt: Date;
  expiresAt: Date;
  isExpired: boolean;
}

const role = sql<InvitedRole>`${oneTimeTokens.payload}->>'role'`;
const SORT: Record<string, SQL> = {
  email: sql`${oneTimeTokens.email}`,
  sent: sql`${oneTimeTokens.createdAt}`,
  expires: sql`${oneTimeTokens.expiresAt}`,
};

function where(ctx: Ctx, state: InvitationListState): SQL | undefined {
  const { q, role: wanted, state: lives } = state.filters;
  const roles = INVITED_ROLES.filter((key) => mayInvite(ctx.actor, key) && (!wanted || key === wanted));
  return and(
    eq(oneTimeTokens.purpose, "invitation"),
    isNull(oneTimeTokens.usedAt),
    inArray(role, roles),
    q ? sql`${oneTimeTokens.email}::text ilike ${`%${q.replace(/[\\%_]/g, "\\$&")}%`}` : undefined,
    lives === "open" ? gt(oneTimeTokens.expiresAt, sql`now()`) : undefined,
    lives === "expired" ? lte(oneTimeTokens.expiresAt, sql`now()`) : undefined,
  );
}

const columns = {
  id: oneTimeTokens.id,
  email: oneTimeTokens.email,
  role,
  invitedBy: personName,
  sentAt: oneTimeTokens.createdAt,
  expiresAt: oneTimeTokens.expiresAt,
  isExpired: sql<boolean>`${oneTimeTokens.expiresAt} <= now()`,
};

/** All of them under the filters, newest first, in batches; for exports. */
export async function* allInvitations(
  ctx: Ctx,
  state: InvitationListState,
  batch = 1000,
): AsyncGenerator<InvitationRow[]> {
  if (!mayInvite(ctx.actor, "student")) return;
  for (let before: string | null = null; ; ) {
    const rows: InvitationRow[] = await ctx.db
      .select(columns)
      .from(oneTimeTokens)
      .innerJoin(users, eq(users.id, sql`(${oneTimeTokens.payload}->>'invitedBy')::uuid`))
      // Ids are in the order of time.
      .where(and(where(ctx, state), before ? lt(oneTimeTokens.id, before) : undefined))
      .orderBy(desc(oneTimeTokens.id))
      .limit(batch);
    if (rows.length) yield rows;
    before = rows.at(-1)?.id ?? null;
    if (!before || rows.length < batch) return;
  }
}

/** The unanswered invitations of one page of the list that the caller may send; none for everybody else. */
export async function listInvitations(ctx: Ctx, state: InvitationListState): Promise<Page<InvitationRow>> {
  if (!mayInvite(ctx.actor, "student")) return toPage<InvitationRow>([], 0, state);
  const condition = where(ctx, state);
  const way = state.direction === "asc" ? asc : desc;
  const rows = await ctx.db
    .select(columns)
    .from(oneTimeTokens)
    .innerJoin(users, eq(users.id, sql`(${oneTimeTokens.payload}->>'invitedBy')::uuid`))
    .where(condition)
    .orderBy(way(SORT[state.sort] ?? sql`${oneTimeTokens.createdAt}`), desc(oneTimeTokens.id))
    .limit(state.pageSize)
    .offset((state.page - 1) * state.pageSize);
  const [total] = await ctx.db.select({ n: count() }).from(oneTimeTokens).where(condition);
  return toPage<InvitationRow>(rows, total?.n ?? 0, state);
}

/** What the page behind a link shows. */
export interface InvitationPreview {
  email: string;
  role: InvitedRole;
  invitedBy: string;
  expiresAt: Date;
  /** Whether the address has an account: none, that of the caller, or one that has to sign in first. */
  account: "none" | "own" | "theirs";
}

/** What an invitation's link is for, without spending it; null when it is spent, too old or unknown. */
export async function previewInvitation(ctx: Ctx, token: string): Promise<InvitationPreview | null> {
  const found = await findToken(ctx, "invitation", token);
  if (!found) return null;
  const { role, invitedBy } = found.payload as unknown as Invitation;
  const [inviter] = await ctx.db.select({ name: personName }).from(users).where(eq(users.id, invitedBy));
  const [known] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.email, found.email));
  return {
    email: found.email,
    role,
    invitedBy: inviter?.name ?? "–",
    expiresAt: found.expiresAt,
    account: !known ? "none" : known.id === personId(ctx.actor) ? "own" : "theirs",
  };
}
