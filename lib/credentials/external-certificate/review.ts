import { eq } from "drizzle-orm";
import { allow, type Ctx, inTx, personId } from "../../core/ctx";
import { conflict, notFound } from "../../core/errors";
import { port } from "../../core/ports";
import { move } from "../../core/transition";
import { mayReview, mayReviewOf } from "../access";
import { type ExternalCertificateRow, externalCertificates } from "../schema/external-certificates";
import { EXTERNAL_COLUMNS } from "./commands";
import { externalMachine, type HideInput, type RejectInput } from "./model";
import { disproveSkills, proveSkills } from "./skills";

const TARGET = "credentials.external_certificate";

async function lock(ctx: Ctx, id: string): Promise<ExternalCertificateRow> {
  allow(mayReview(ctx.actor));
  const [row] = await ctx.db
    .select()
    .from(externalCertificates)
    .where(eq(externalCertificates.id, id))
    .for("update");
  if (!row) throw notFound();
  allow(mayReviewOf(ctx.actor, row.userId), "credentials.external.errors.own");
  return row;
}

async function decide(ctx: Ctx, id: string, action: "verify" | "reject", note: string | null): Promise<void> {
  await inTx(ctx, async (tx) => {
    const row = await lock(tx, id);
    const set = { reviewedBy: personId(tx.actor), reviewedAt: new Date(), reviewNote: note };
    const status = await move(
      tx,
      externalMachine,
      row,
      action,
      { ...EXTERNAL_COLUMNS, set },
      note ? { text: note } : undefined,
    );
    if (status === "verified" && !row.hiddenAt) await proveSkills(tx, { ...row, ...set });
    await port("notify")(
      tx,
      "credentials.external_certificate_reviewed",
      [row.userId],
      { title: row.title, result: status, note: note ?? "" },
      {
        dedupe: `${id}:${set.reviewedAt.getTime()}`,
        entity: { type: TARGET, id },
        link: "/account/credentials",
      },
    );
    tx.audit({ action: `${TARGET}.${action}`, targetType: TARGET, targetId: id, changes: { note } });
  });
}

/** Says that the certificate is what its owner claims, which proves the skills that it names. Nobody judges their own. */
export const verifyExternal = (ctx: Ctx, { id }: { id: string }) => decide(ctx, id, "verify", null);

/** Says that it could not be verified, and why; the owner reads it. */
export const rejectExternal = (ctx: Ctx, { id, note }: RejectInput) => decide(ctx, id, "reject", note);

/** Takes a certificate off the public pages, whatever its state; it proves nothing then. The owner sees why. */
export async function hideExternal(ctx: Ctx, { id, reason }: HideInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const row = await lock(tx, id);
    if (row.hiddenAt) throw conflict("credentials.external.errors.hidden");
    const set = { hiddenAt: new Date(), hiddenReason: reason };
    await tx.db.update(externalCertificates).set(set).where(eq(externalCertificates.id, id));
    await disproveSkills(tx, id, reason);
    tx.audit({ action: `${TARGET}.hide`, targetType: TARGET, targetId: id, changes: { reason } });
  });
}

/** Lets a hidden certificate show again. */
export async function unhideExternal(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await inTx(ctx, async (tx) => {
    const row = await lock(tx, id);
    const set = { hiddenAt: null, hiddenReason: null };
    await tx.db.update(externalCertificates).set(set).where(eq(externalCertificates.id, id));
    if (row.status === "verified") await proveSkills(tx, row);
    tx.audit({ action: `${TARGET}.unhide`, targetType: TARGET, targetId: id });
  });
}
