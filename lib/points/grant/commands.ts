import { allow, type Ctx } from "../../core/ctx";
import { conflict } from "../../core/errors";
import * as imports from "../../core/imports/commands";
import type { ImportRow } from "../../core/imports/kind";
import type { ImportIdInput } from "../../core/imports/model";
import { requireStepUp } from "../../identity/access";
import { mayManagePoints } from "../access";
import { tellOwner } from "../transfer/commands";
import { post } from "../transfer/post";
import { lockWallets } from "../wallet/lock";
import { SYSTEM_WALLETS } from "../wallet/model";
import { grantKey, planGrants } from "./plan";

/** Gives what a checked file says, in the background. Asks for the password, as a grant by hand does. */
export async function startGrants(ctx: Ctx, input: ImportIdInput): Promise<void> {
  allow(mayManagePoints(ctx.actor));
  requireStepUp(ctx.actor);
  await imports.startImport(ctx, input);
}

/** Goes on with what was stopped; the same wall. */
export async function resumeGrants(ctx: Ctx, input: ImportIdInput): Promise<void> {
  allow(mayManagePoints(ctx.actor));
  requireStepUp(ctx.actor);
  await imports.resumeImport(ctx, input);
}

/**
 * Gives points to people, each row once by its key, in the caller's transaction and in the name of who started it.
 * Throws `forbidden` when that person is among them.
 */
export async function applyGrants(
  ctx: Ctx,
  rows: readonly ImportRow[],
  startedBy: string,
): Promise<("created" | "unchanged")[]> {
  const plans = await planGrants(ctx, rows);
  const late = plans.find((plan) => plan.faults.length || !plan.row || !plan.person);
  if (late) throw conflict(late.faults[0]?.key, late.faults[0]?.params);
  const wallets = await lockWallets(
    ctx,
    plans.flatMap((plan) => plan.person?.walletId ?? []),
  );
  const done: ("created" | "unchanged")[] = [];
  for (const { row, person } of plans) {
    const wallet = person && wallets.get(person.walletId);
    if (!row || !wallet) throw conflict();
    allow(wallet.userId !== startedBy, "points.errors.ownWallet");
    const { transfer, repeated } = await post(ctx, {
      kind: "adjustment",
      from: SYSTEM_WALLETS.issuance,
      to: wallet.id,
      amount: row.points,
      key: grantKey(row.key),
      reason: row.reason,
      createdById: startedBy,
    });
    done.push(repeated ? "unchanged" : "created");
    if (repeated) continue;
    await tellOwner(ctx, "points.adjusted", wallet, transfer, row.points, row.reason);
    ctx.audit({
      action: "points.wallet.give",
      targetType: "points.wallet",
      targetId: wallet.id,
      changes: {
        userId: wallet.userId,
        amount: row.points,
        reason: row.reason,
        transferId: transfer.id,
        startedBy,
      },
    });
  }
  return done;
}
