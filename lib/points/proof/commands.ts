import { and, eq, gt, isNull } from "drizzle-orm";
import { allow, type Ctx, inTx, personId } from "../../core/ctx";
import { DEFAULT_LOCALE } from "../../core/i18n/locales";
import { translator } from "../../core/i18n/translate";
import { enqueue } from "../../core/jobs";
import { log } from "../../core/log";
import { port } from "../../core/ports";
import { permissionHolders } from "../../identity/role/holders";
import { MANAGE, mayManagePoints } from "../access";
import { pointProofs } from "../schema/point-proofs";
import { freeze } from "../wallet/commands";
import { lockWallets } from "../wallet/lock";
import { type Count, countBook } from "./count";

export const PROOF_JOB = "points.prove-book";
/** A recount that has not ended after this is taken for dead. */
export const LOST_AFTER = 15 * 60_000;

/** Starts a recount in the background; one that runs already stands for this one. Answers its id. */
export async function requestProof(ctx: Ctx): Promise<{ id: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayManagePoints(tx.actor));
    const since = new Date(Date.now() - LOST_AFTER);
    const [running] = await tx.db
      .select({ id: pointProofs.id })
      .from(pointProofs)
      .where(and(isNull(pointProofs.finishedAt), gt(pointProofs.createdAt, since)));
    if (running) return running;
    const requestedById = personId(tx.actor);
    const [made] = await tx.db
      .insert(pointProofs)
      .values({ requestedById })
      .returning({ id: pointProofs.id });
    if (!made) throw new Error("The proof was not written.");
    await enqueue(tx, PROOF_JOB, { proofId: made.id });
    tx.audit({ action: "points.proof.request", targetType: "points.proof", targetId: made.id });
    return made;
  });
}

/**
 * Recounts the book and keeps the result, under the id of a request or as a run of its own. A difference freezes the
 * wallets concerned and alerts the managers; nothing is ever put right by itself.
 */
export async function prove(ctx: Ctx, proofId?: string): Promise<Count> {
  const started = Date.now();
  const count = await countBook();
  await inTx(ctx, async (tx) => {
    const { differences, ...totals } = count;
    const result = {
      ...totals,
      differences,
      differenceCount: differences.length,
      finishedAt: new Date(),
      durationMs: Date.now() - started,
    };
    const id = proofId ?? crypto.randomUUID();
    if (proofId) await tx.db.update(pointProofs).set(result).where(eq(pointProofs.id, proofId));
    else await tx.db.insert(pointProofs).values({ id, ...result });
    if (!differences.length) return;
    log().error({ differences }, "the book of points does not agree");
    await freezeConcerned(tx, count);
    await port("notify")(
      tx,
      "points.proof_failed",
      await permissionHolders(tx, MANAGE),
      { count: differences.length },
      {
        dedupe: id,
        entity: { type: "points.proof", id },
        link: "/admin/points/proof",
      },
    );
  });
  return count;
}

async function freezeConcerned(ctx: Ctx, { differences }: Count): Promise<void> {
  const ids = differences.flatMap((d) => d.walletId ?? []);
  if (!ids.length) return;
  const reason = (await translator(DEFAULT_LOCALE))("points.proof.freezeReason");
  for (const wallet of (await lockWallets(ctx, ids)).values())
    if (wallet.status === "open") await freeze(ctx, wallet, reason);
}
