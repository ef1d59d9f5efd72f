import { inArray, ne } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { isAppError } from "../../core/errors";
import { writeOrder } from "../../core/order";
import { mayPublish } from "../access";
import { tags } from "../tags";
import { descriptorOf } from "./descriptors";
import type { PublishableKind } from "./model";
import { archive, publish, unpublish } from "./publish-commands";
import { newestRevision } from "./store";

/** What a bulk act answers: how many rows it changed, and why others stayed. */
export interface BulkResult {
  done: number;
  /** Rows left alone, each with a message key. */
  failed: { id: string; title: string; key: string }[];
}

type Bulk = { kind: PublishableKind; ids: string[] };

async function each(
  ctx: Ctx,
  { kind, ids }: Bulk,
  act: (id: string) => Promise<unknown>,
): Promise<BulkResult> {
  allow(mayPublish(ctx.actor));
  const d = descriptorOf(kind);
  const rows = await ctx.db
    .select({ id: d.table.id, title: d.title })
    .from(d.table)
    .where(inArray(d.table.id, ids));
  const result: BulkResult = { done: 0, failed: [] };
  for (const row of rows as { id: string; title: string }[]) {
    try {
      await act(row.id);
      result.done++;
    } catch (error) {
      if (!isAppError(error)) throw error;
      result.failed.push({ ...row, key: error.messageKey });
    }
  }
  return result;
}

/** Publishes the newest version of each row, each in its own transaction. */
export function bulkPublish(ctx: Ctx, input: Bulk): Promise<BulkResult> {
  const d = descriptorOf(input.kind);
  return each(ctx, input, async (id) => {
    const { version } = await newestRevision(ctx, d, id);
    await publish(ctx, { kind: input.kind, id, version });
  });
}

/** Takes each row back from the public. */
export const bulkUnpublish = (ctx: Ctx, input: Bulk) =>
  each(ctx, input, (id) => unpublish(ctx, { kind: input.kind, id }));

/** Archives each row. */
export const bulkArchive = (ctx: Ctx, input: Bulk) =>
  each(ctx, input, (id) => archive(ctx, { kind: input.kind, id }));

/**
 * Puts rows into the order of the list. It must hold every row that is not archived: when the set changed
 * meanwhile, throws `conflict`.
 */
export function reorder(ctx: Ctx, { kind, ids }: Bulk): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const d = descriptorOf(kind);
    await writeOrder(tx, d.table, ids, ne(d.table.status, "archived"));
    tx.touch(tags.kind(kind), tags.documents);
    tx.audit({ action: `content.${kind}.order`, targetType: kind, changes: { count: ids.length } });
  });
}
