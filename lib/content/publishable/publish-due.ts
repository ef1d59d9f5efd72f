import { asc, eq, lte } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { AppError, isAppError } from "../../core/errors";
import { translator } from "../../core/i18n/translate";
import { log } from "../../core/log";
import { port } from "../../core/ports";
import { users } from "../../identity/schema/users";
import { adminPath } from "../paths";
import { contentRevisions } from "../schema/revisions";
import type { Descriptor, PublishableRow } from "./descriptor";
import { descriptorOf } from "./descriptors";
import { PUBLISHABLE_KINDS, type Requirement } from "./model";
import { goLive, unpublish } from "./publish-commands";
import { rowColumns } from "./store";

/**
 * Publishes what is due and takes back what is over, each row in its own transaction. Rows that another worker
 * holds are skipped, so that several may run at once and each row goes live once.
 */
export async function publishDue(ctx: Ctx): Promise<void> {
  for (const kind of PUBLISHABLE_KINDS) {
    const d = descriptorOf(kind);
    while (await publishNext(ctx, d));
    while (await unpublishNext(ctx, d));
  }
}

async function nextDue(
  tx: Ctx,
  d: Descriptor,
  moment: Descriptor["table"]["publishAt"],
): Promise<PublishableRow | null> {
  const [row] = await tx.db
    .select(rowColumns(d))
    .from(d.table)
    .where(lte(moment, new Date()))
    .orderBy(asc(moment))
    .limit(1)
    .for("update", { skipLocked: true });
  return (row as PublishableRow | undefined) ?? null;
}

async function publishNext(ctx: Ctx, d: Descriptor): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const row = await nextDue(tx, d, d.table.publishAt);
    if (!row?.publishRevisionId) return false;
    const [revision] = await tx.db
      .select()
      .from(contentRevisions)
      .where(eq(contentRevisions.id, row.publishRevisionId));
    try {
      if (!revision) throw new AppError("not_found", "errors.not_found");
      await goLive(tx, d, row, revision, null);
    } catch (error) {
      // Refusals come before the first write, so the transaction is still whole.
      if (!isAppError(error)) throw error;
      await giveUp(tx, d, row, error);
    }
    return true;
  });
}

/** A due version that cannot go live: the schedule is cleared and whoever scheduled it is told. */
async function giveUp(tx: Ctx, d: Descriptor, row: PublishableRow, error: AppError): Promise<void> {
  await tx.db
    .update(d.table)
    .set({ publishAt: null, publishRevisionId: null, unpublishAt: null, scheduledBy: null } as never)
    .where(eq(d.table.id, row.id));
  tx.audit({
    action: `content.${d.kind}.schedule-failed`,
    targetType: d.kind,
    targetId: row.id,
    changes: { reason: error.messageKey },
  });
  log().warn(
    { kind: d.kind, id: row.id, reason: error.messageKey },
    "scheduled content could not be published",
  );
  if (!row.scheduledBy) return;
  const [person] = await tx.db
    .select({ language: users.language })
    .from(users)
    .where(eq(users.id, row.scheduledBy));
  const t = await translator(person?.language ?? tx.locale);
  const missing = Array.isArray(error.detail) ? (error.detail as Requirement[]).map((m) => t(m.key)) : [];
  await port("notify")(
    tx,
    "content.schedule_failed",
    [row.scheduledBy],
    { title: row.title, reason: missing.length ? missing.join(" ") : t(error.messageKey, error.params) },
    {
      dedupe: `${row.id}:${row.publishAt?.toISOString()}`,
      entity: { type: d.kind, id: row.id },
      link: adminPath(d.kind, row.id),
    },
  );
}

async function unpublishNext(ctx: Ctx, d: Descriptor): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const row = await nextDue(tx, d, d.table.unpublishAt);
    if (!row) return false;
    if (row.status === "published") await unpublish(tx, { kind: d.kind, id: row.id });
    else
      await tx.db
        .update(d.table)
        .set({ unpublishAt: null } as never)
        .where(eq(d.table.id, row.id));
    return true;
  });
}
