import { and, eq, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Ctx, personId } from "../../core/ctx";
import { isUuid } from "../../core/ids";
import { mayOpenPage, pageColumns } from "../../identity/person/queries";
import { users } from "../../identity/schema/users";
import { describeSources } from "../registries";
import { pointRules } from "../schema/point-rules";
import { pointTransfers } from "../schema/point-transfers";
import { pointWallets } from "../schema/point-wallets";
import { type Counterpart, counterpartOf } from "../statement/queries";
import type { TransferKind } from "./model";

/** One transfer as one of its two parties sees it. */
export interface Receipt {
  id: string;
  kind: TransferKind;
  /** Points as the caller's wallet felt them: negative left it. */
  amount: number;
  at: Date;
  reason: string | null;
  rule: { eventKey: string; name: string | null } | null;
  counterpart: (Counterpart & { /** The caller may open the person's page. */ isShown: boolean }) | null;
  source: { title: string; url: string | null } | null;
  /** The transfer that took this one back, and the one that this one took back. */
  reversedById: string | null;
  reversesId: string | null;
}

const mine = alias(pointWallets, "mine");
const theirs = alias(pointWallets, "theirs");
const reversal = alias(pointTransfers, "reversal");

/** A receipt of the caller's; null for transfers of others, which are not there for the caller. */
export async function getReceipt(ctx: Ctx, transferId: string): Promise<Receipt | null> {
  const me = personId(ctx.actor);
  if (!me || !isUuid(transferId)) return null;
  const [row] = await ctx.db
    .select({
      transfer: pointTransfers,
      mineId: mine.id,
      eventKey: pointRules.eventKey,
      ruleName: pointRules.name,
      username: users.username,
      firstName: users.firstName,
      lastName: users.lastName,
      erasedAt: users.erasedAt,
      userId: users.id,
      ...pageColumns(),
      reversedById: reversal.id,
    })
    .from(pointTransfers)
    .innerJoin(
      mine,
      and(
        eq(mine.userId, me),
        or(eq(mine.id, pointTransfers.fromWalletId), eq(mine.id, pointTransfers.toWalletId)),
      ),
    )
    .innerJoin(
      theirs,
      eq(
        theirs.id,
        sql`case when ${pointTransfers.fromWalletId} = ${mine.id} then ${pointTransfers.toWalletId} else ${pointTransfers.fromWalletId} end`,
      ),
    )
    .leftJoin(users, eq(users.id, theirs.userId))
    .leftJoin(pointRules, eq(pointRules.id, pointTransfers.ruleId))
    .leftJoin(reversal, eq(reversal.reversesId, pointTransfers.id))
    .where(eq(pointTransfers.id, transferId));
  if (!row) return null;
  const { transfer } = row;
  const sources = await describeSources(ctx, [transfer]);
  const counterpart = counterpartOf(row);
  return {
    id: transfer.id,
    kind: transfer.kind,
    amount: transfer.fromWalletId === row.mineId ? -transfer.amount : transfer.amount,
    at: transfer.createdAt,
    reason: transfer.reason,
    rule: row.eventKey ? { eventKey: row.eventKey, name: row.ruleName } : null,
    counterpart: counterpart && {
      ...counterpart,
      isShown: row.userId !== null && mayOpenPage(ctx.actor, row.userId, row),
    },
    source: sources.get(`${transfer.sourceKind}/${transfer.sourceId}`) ?? null,
    reversedById: row.reversedById,
    reversesId: transfer.reversesId,
  };
}
