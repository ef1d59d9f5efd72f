import { eq, max } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { conflict, notFound } from "../../core/errors";
import { writeOrder } from "../../core/order";
import { mayPublish } from "../access";
import { trustedCompanies } from "../schema/trusted-companies";
import { tags } from "../tags";
import type { TrustedCompanyInput } from "./model";

function changed(
  ctx: Ctx,
  verb: string,
  targetId: string | undefined,
  changes: Record<string, unknown>,
): void {
  ctx.touch(tags.companies);
  ctx.audit({ action: `content.trusted_company.${verb}`, targetType: "trusted_company", targetId, changes });
}

/** Adds a company at the end; public at once unless hidden. */
export function createTrustedCompany(ctx: Ctx, input: TrustedCompanyInput): Promise<{ id: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const [last] = await tx.db.select({ n: max(trustedCompanies.sortOrder) }).from(trustedCompanies);
    const [row] = await tx.db
      .insert(trustedCompanies)
      .values({ ...input, url: input.url || null, sortOrder: (last?.n ?? 0) + 1 })
      .returning({ id: trustedCompanies.id });
    if (!row) throw conflict();
    changed(tx, "create", row.id, { name: input.name });
    return row;
  });
}

/** Changes a company. */
export function updateTrustedCompany(ctx: Ctx, input: TrustedCompanyInput & { id: string }): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const { id, ...given } = input;
    const [row] = await tx.db
      .update(trustedCompanies)
      .set({ ...given, url: given.url || null })
      .where(eq(trustedCompanies.id, id))
      .returning({ id: trustedCompanies.id });
    if (!row) throw notFound();
    changed(tx, "update", id, { name: given.name, isActive: given.isActive });
  });
}

/** Deletes a company. */
export function deleteTrustedCompany(ctx: Ctx, { id }: { id: string }): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const [row] = await tx.db
      .delete(trustedCompanies)
      .where(eq(trustedCompanies.id, id))
      .returning({ name: trustedCompanies.name });
    if (!row) throw notFound();
    changed(tx, "delete", id, { name: row.name });
  });
}

/** Puts the companies into the order of the whole list. Throws `conflict` when the set changed. */
export function orderTrustedCompanies(ctx: Ctx, { ids }: { ids: string[] }): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    await writeOrder(tx, trustedCompanies, ids);
    changed(tx, "order", undefined, { count: ids.length });
  });
}
