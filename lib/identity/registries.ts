import type { Actor, Ctx } from "../core/ctx";
import { gatherGiven } from "../core/registry";

/** What domains above hang onto accounts. Each is given in a manifest under the name of its constant. */

/** `gives.newAccounts`: runs in the transaction that makes users, such as points making their wallets. */
export interface NewAccount {
  created(ctx: Ctx, userIds: readonly string[]): Promise<void>;
}

export type AccountEvent =
  | "email_confirmed"
  | "zone_changed"
  | "visibility_changed"
  | "suspended"
  | "inactive"
  | "restored"
  | "role_granted"
  | "role_revoked"
  | "closed";

/** Whose account changed. `role` names the role of a grant. */
export interface AccountSubject {
  kind: "user" | "company";
  id: string;
  role?: string;
}

/** `gives.accountFollowers`: hears of a change in its transaction; may only enqueue or write its own rows. */
export interface AccountFollower {
  changed(ctx: Ctx, subject: AccountSubject, event: AccountEvent): Promise<void>;
}

/** `gives.actorFacts`: what policies of a domain above must know of a person; read on each request. */
export interface ActorFacts {
  name: string;
  facts(userId: string): Promise<unknown>;
}

/** One file of a personal export. */
export interface ExportedFile {
  /** Path inside the archive, such as `points/movements.json`. */
  path: string;
  /** JSON-able rows, or the id of a stored file whose bytes are copied. */
  content: { json: unknown } | { fileId: string };
}

/** `gives.holders`: a domain that holds personal data. All three must be repeatable. */
export interface Holder {
  name: string;
  export(ctx: Ctx, userId: string): Promise<ExportedFile[]>;
  /** Message keys of why this person, company or role cannot go now; none when nothing stands in the way. */
  blockers?(
    ctx: Ctx,
    subject: { userId: string } | { companyId: string } | { userId: string; role: string },
  ): Promise<{ key: string; params?: Record<string, string | number> }[]>;
  /** Message keys of what goes and what stays, and why, for the page that asks before erasing. */
  notes: { goes: readonly string[]; stays: readonly string[] };
  /** Removes what is personal; with `purge` (an account that never was confirmed) leaves no row. */
  erase(ctx: Ctx, userId: string, options: { purge: boolean }): Promise<void>;
}

/** One line of a section on /people/[username]. */
export interface ProfileItem {
  label: string;
  detail?: string;
  href?: string;
  /** A short word beside it, such as a proof. */
  badge?: string;
}

/** `gives.profileSections`: what a domain shows on a person's public page; null when there is nothing to show. */
export interface ProfileSection {
  name: string;
  weight: number;
  section(
    ctx: Ctx,
    userId: string,
    viewer: Actor,
  ): Promise<{ title: string; items: ProfileItem[]; href?: string } | null>;
}

/** Tells every domain above, lowest first, of new accounts, in the caller's transaction. */
export async function announceNewAccount(ctx: Ctx, ...userIds: string[]): Promise<void> {
  for (const entry of gatherGiven<NewAccount>("newAccounts")) await entry.created(ctx, userIds);
}

/** Tells the followers of accounts of a change, in the caller's transaction. */
export async function announce(ctx: Ctx, subject: AccountSubject, event: AccountEvent): Promise<void> {
  for (const follower of gatherGiven<AccountFollower>("accountFollowers"))
    await follower.changed(ctx, subject, event);
}

/** What the domains above say of a person, by their names. */
export async function actorFactsOf(userId: string): Promise<Record<string, unknown>> {
  const facts: Record<string, unknown> = {};
  for (const entry of gatherGiven<ActorFacts>("actorFacts")) facts[entry.name] = await entry.facts(userId);
  return facts;
}

/** Why a person, company or role cannot go now, by all domains that hold something of it; none when nothing stands in the way. */
export async function blockersOf(
  ctx: Ctx,
  subject: Parameters<NonNullable<Holder["blockers"]>>[1],
): Promise<{ key: string; params?: Record<string, string | number> }[]> {
  const reasons = [];
  for (const { blockers } of gatherGiven<Holder>("holders"))
    if (blockers) reasons.push(...(await blockers(ctx, subject)));
  return reasons;
}
