import { count, eq, sql } from "drizzle-orm";
import { type Ctx, inTx, personId } from "../../core/ctx";
import { invalid, notFound, unauthenticated } from "../../core/errors";
import { attachFile, deleteFile } from "../../core/files";
import { translator } from "../../core/i18n/translate";
import { dayOf } from "../../core/time";
import { move, recordStatus } from "../../core/transition";
import { storeUpload } from "../../core/uploads";
import { type ExternalCertificateRow, externalCertificates } from "../schema/external-certificates";
import {
  EXTERNAL_FILE,
  type ExternalEditForm,
  type ExternalForm,
  type ExternalInput,
  externalMachine,
} from "./model";
import { disproveSkills, proveSkills, setSkills } from "./skills";

const TARGET = "credentials.external_certificate";
export const EXTERNAL_COLUMNS = {
  table: externalCertificates,
  id: externalCertificates.id,
  status: externalCertificates.status,
};

function owner(ctx: Ctx): string {
  const me = personId(ctx.actor);
  if (!me) throw unauthenticated();
  return me;
}

/** The caller's own certificate, locked. Another's is not found. */
async function lockOwn(ctx: Ctx, id: string): Promise<ExternalCertificateRow> {
  const me = owner(ctx);
  const [row] = await ctx.db
    .select()
    .from(externalCertificates)
    .where(eq(externalCertificates.id, id))
    .for("update");
  if (row?.userId !== me) throw notFound();
  return row;
}

/** Throws when the day of issue has not come yet where the owner is. */
function checkDay(ctx: Ctx, issueDate: string): void {
  const zone = ctx.actor.kind === "person" || ctx.actor.kind === "api_key" ? ctx.actor.timeZone : "UTC";
  if (issueDate > dayOf(new Date(), zone))
    throw invalid("errors.invalid", { issueDate: "credentials.external.errors.future" });
}

/** Throws unless there is something to look at, and the end comes after the day of issue. */
function checkProof(row: Pick<ExternalInput, "certificateUrl" | "fileId" | "expiresOn" | "issueDate">): void {
  if (!row.certificateUrl && !row.fileId)
    throw invalid("errors.invalid", { certificateUrl: "credentials.external.errors.proof" });
  if (row.expiresOn && row.expiresOn < row.issueDate)
    throw invalid("errors.invalid", { expiresOn: "credentials.external.errors.expires" });
}

/** Adds a certificate that the caller claims. Throws `invalid` beside the field, also for one too many. */
export async function addExternal(ctx: Ctx, input: ExternalInput): Promise<{ id: string }> {
  const me = owner(ctx);
  checkDay(ctx, input.issueDate);
  checkProof(input);
  const limit = await ctx.setting<number>("credentials.external_limit");
  return inTx(ctx, async (tx) => {
    // Counted under a lock, so that two at once cannot both be the last.
    await tx.db.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`external-certificates:${me}`}, 0))`,
    );
    const [known] = await tx.db
      .select({ n: count() })
      .from(externalCertificates)
      .where(eq(externalCertificates.userId, me));
    if ((known?.n ?? 0) >= limit)
      throw invalid("errors.invalid", {
        title: { key: "credentials.external.errors.limit", params: { limit } },
      });
    const { skillIds, ...claims } = input;
    const [made] = await tx.db
      .insert(externalCertificates)
      .values({ ...claims, userId: me })
      .returning({ id: externalCertificates.id });
    if (!made) throw new Error("The certificate was not written.");
    if (input.fileId) await attachFile(tx, input.fileId, EXTERNAL_FILE, { type: TARGET, id: made.id });
    await setSkills(tx, { id: made.id, userId: me }, skillIds);
    await recordStatus(tx, externalMachine.entity, made.id, null, "unverified");
    tx.audit({ action: `${TARGET}.add`, targetType: TARGET, targetId: made.id });
    return made;
  });
}

/** The same with the file in the form. Call it outside a transaction. */
export async function addExternalForm(ctx: Ctx, { file, ...claims }: ExternalForm): Promise<{ id: string }> {
  owner(ctx);
  checkDay(ctx, claims.issueDate);
  // Before the bytes are stored: a file counts as given.
  checkProof({ ...claims, fileId: file ? file.name : null });
  return addExternal(ctx, { ...claims, fileId: await stored(ctx, file) });
}

const stored = async (ctx: Ctx, file: File | null): Promise<string | null> =>
  file && (await storeUpload(ctx, EXTERNAL_FILE, { name: file.name, body: file })).id;

/**
 * Changes the caller's certificate. Whatever a reviewer would have looked at makes it unverified again; being listed,
 * its number and its end do not. What it proved while it was verified ends with that.
 */
export async function editExternal(ctx: Ctx, id: string, input: Partial<ExternalInput>): Promise<void> {
  await inTx(ctx, async (tx) => {
    const before = await lockOwn(tx, id);
    const { skillIds, ...claims } = input;
    const after = { ...before, ...claims };
    if (input.issueDate) checkDay(tx, input.issueDate);
    checkProof(after);
    if (after.fileId && after.fileId !== before.fileId)
      await attachFile(tx, after.fileId, EXTERNAL_FILE, { type: TARGET, id });
    await tx.db
      .update(externalCertificates)
      .set({ ...claims, updatedAt: new Date() })
      .where(eq(externalCertificates.id, id));
    const otherSkills = skillIds !== undefined && (await setSkills(tx, before, skillIds));
    if (before.fileId && after.fileId !== before.fileId) await deleteFile(tx, before.fileId);
    const looked = ["title", "issuer", "issueDate", "certificateUrl", "fileId"] as const;
    const changed: string[] = looked.filter((key) => before[key] !== after[key]);
    if (otherSkills) changed.push("skills");
    const stillProves = before.status === "verified" && !before.hiddenAt && !changed.length;
    if (stillProves && after.expiresOn !== before.expiresOn) await proveSkills(tx, after);
    if (changed.length && before.status !== "unverified") {
      await disproveSkills(tx, id, await reasonOf(tx, "changed"));
      const set = { reviewedBy: null, reviewedAt: null, reviewNote: null };
      await move(tx, externalMachine, before, "change", { ...EXTERNAL_COLUMNS, set });
    }
    tx.audit({ action: `${TARGET}.edit`, targetType: TARGET, targetId: id, changes: { fields: changed } });
  });
}

/** Why a proof ended, in the words of whoever ended it. */
const reasonOf = async (ctx: Ctx, why: "changed" | "deleted"): Promise<string> =>
  (await translator(ctx.locale))(`credentials.external.chain.${why}`);

/** The same as the form sends it. Call it outside a transaction. */
export async function editExternalForm(
  ctx: Ctx,
  { id, file, removeFile, ...claims }: ExternalEditForm,
): Promise<void> {
  owner(ctx);
  const [own] = await ctx.db
    .select({ userId: externalCertificates.userId })
    .from(externalCertificates)
    .where(eq(externalCertificates.id, id));
  if (own?.userId !== personId(ctx.actor)) throw notFound();
  const fileId = await stored(ctx, file);
  await editExternal(ctx, id, { ...claims, ...(fileId ? { fileId } : removeFile ? { fileId: null } : {}) });
}

/** Shows a certificate on the owner's page, or takes it off. */
export async function listExternal(ctx: Ctx, input: { id: string; isPublic: boolean }): Promise<void> {
  await editExternal(ctx, input.id, { isPublic: input.isPublic });
}

/** Deletes the caller's certificate with its file. */
export async function deleteExternal(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await inTx(ctx, async (tx) => {
    const row = await lockOwn(tx, id);
    await disproveSkills(tx, id, await reasonOf(tx, "deleted"));
    await tx.db.delete(externalCertificates).where(eq(externalCertificates.id, id));
    if (row.fileId) await deleteFile(tx, row.fileId);
    tx.audit({ action: `${TARGET}.delete`, targetType: TARGET, targetId: id });
  });
}

/** Asks a reviewer to look at it. */
export async function submitExternal(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await inTx(ctx, async (tx) => {
    const row = await lockOwn(tx, id);
    const set = { reviewedBy: null, reviewedAt: null, reviewNote: null };
    await move(tx, externalMachine, row, "submit", { ...EXTERNAL_COLUMNS, set });
    tx.audit({ action: `${TARGET}.submit`, targetType: TARGET, targetId: id });
  });
}
