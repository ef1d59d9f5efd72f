import { and, asc, eq, lte, notInArray } from "drizzle-orm";
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
 * holds are skipped, so that several may run at once and each row goes live once. A row that fails holds up no other:
 * its fault is logged, the next run tries again. Throws when there were such rows.
 */
export async function publishDue(ctx: Ctx): Promise<void> {
  const failed: string[] = [];
  for (const kind of PUBLISHABLE_KINDS) {
    const d = descriptorOf(kind);
    while (await next(ctx, d, "publishAt", publishOne, failed));
    while (await next(ctx, d, "unpublishAt", takeBack, failed));
  }
  if (failed.length) throw new Error(`${failed.length} scheduled rows of content could not be changed.`);
}

type Step = (tx: Ctx, d: Descriptor, row: PublishableRow) => Promise<void>;

/** Takes a step with the row that is due longest; false when there is none. */
async function next(
  ctx: Ctx,
  d: Descriptor,
  moment: "publishAt" | "unpublishAt",
  step: Step,
  failed: string[],
): Promise<boolean> {
  let current: string | null = null;
  try {
    return await inTx(ctx, async (tx) => {
      const row = await nextDue(tx, d, d.table[moment], failed);
      if (!row) return false;
      current = row.id;
      await step(tx, d, row);
      return true;
    });
  } catch (error) {
    if (!current) throw error;
    log().error({ err: error, kind: d.kind, id: current }, "scheduled content could not be changed");
    failed.push(current);
    return true;
  }
}

async function nextDue(
  tx: Ctx,
  d: Descriptor,
  moment: Descriptor["table"]["publishAt"],
  failed: readonly string[],
): Promise<PublishableRow | null> {
  const [row] = await tx.db
    .select(rowColumns(d))
    .from(d.table)
    .where(and(lte(moment, new Date()), failed.length ? notInArray(d.table.id, [...failed]) : undefined))
    .orderBy(asc(moment))
    .limit(1)
    .for("update", { skipLocked: true });
  return (row as PublishableRow | undefined) ?? null;
}

const publishOne: Step = async (tx, d, row) => {
  const [revision] = await tx.db
    .select()
    .from(contentRevisions)
    .where(eq(contentRevisions.id, row.publishRevisionId ?? ""));
  try {
    if (!revision) throw new AppError("not_found", "errors.not_found");
    await goLive(tx, d, row, revision, null);
  } catch (error) {
    // Refusals come before the first write, so the transaction is still whole.
    if (!isAppError(error)) throw error;
    await giveUp(tx, d, row, error);
  }
};

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

const takeBack: Step = async (tx, d, row) => {
  if (row.status === "published") return unpublish(tx, { kind: d.kind, id: row.id });
  await tx.db
    .update(d.table)
    .set({ unpublishAt: null } as never)
    .where(eq(d.table.id, row.id));
};
