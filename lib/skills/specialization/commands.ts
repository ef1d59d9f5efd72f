import { count, eq, max } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { conflict, invalid, notFound } from "../../core/errors";
import { writeOrder } from "../../core/order";
import { slugify } from "../../core/slug";
import { mayCurate } from "../access";
import { specializations, userSpecializations } from "../schema/specializations";
import { tags } from "../tags";
import type { SpecializationInput } from "./model";

function slugOf(input: { name: string; slug: string }, kept = ""): string {
  const slug = input.slug || kept || slugify(input.name);
  if (!slug) throw invalid("errors.invalid", { slug: "skills.error.slugEmpty" });
  return slug;
}

/** Adds a specialization at the end; everybody may choose it at once. */
export function createSpecialization(ctx: Ctx, input: SpecializationInput): Promise<{ id: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    const [last] = await tx.db.select({ n: max(specializations.sortOrder) }).from(specializations);
    const values = {
      name: input.name,
      slug: slugOf(input),
      description: input.description || null,
      translations: input.translations,
    };
    const [row] = await tx.db
      .insert(specializations)
      .values({ ...values, sortOrder: (last?.n ?? 0) + 1 })
      .returning({ id: specializations.id });
    if (!row) throw conflict();
    changed(tx, "create", row.id, values);
    return row;
  });
}

/** Renames or describes a specialization; who chose it keeps it. */
export function updateSpecialization(
  ctx: Ctx,
  { id, ...input }: SpecializationInput & { id: string },
): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    const row = await locked(tx, id);
    const values = {
      name: input.name,
      slug: slugOf(input, row.slug),
      description: input.description || null,
      translations: input.translations,
    };
    await tx.db.update(specializations).set(values).where(eq(specializations.id, id));
    changed(tx, "update", id, { name: [row.name, values.name], slug: [row.slug, values.slug] });
  });
}

/** Puts the specializations into the order of the whole list. Throws `conflict` when the set changed. */
export function orderSpecializations(ctx: Ctx, { ids }: { ids: string[] }): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    await writeOrder(tx, specializations, ids);
    changed(tx, "order", undefined, { count: ids.length });
  });
}

const setActive =
  (isActive: boolean, verb: string) =>
  (ctx: Ctx, { id }: { id: string }) =>
    inTx(ctx, async (tx) => {
      allow(mayCurate(tx.actor));
      const row = await locked(tx, id);
      if (row.isActive === isActive) return;
      await tx.db.update(specializations).set({ isActive }).where(eq(specializations.id, id));
      changed(tx, verb, id, { isActive: [row.isActive, isActive] });
    });

/** Offers it no longer; who chose it keeps it. */
export const retireSpecialization: (ctx: Ctx, input: { id: string }) => Promise<void> = setActive(
  false,
  "retire",
);
/** Offers it again. */
export const restoreSpecialization: (ctx: Ctx, input: { id: string }) => Promise<void> = setActive(
  true,
  "restore",
);

/**
 * Deletes a specialization and its links to people; no person changes. `users` is the number of links that the
 * confirmation named: throws `conflict` when it is another by now.
 */
export function deleteSpecialization(
  ctx: Ctx,
  { id, users }: { id: string; users: number },
): Promise<{ links: number }> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    const row = await locked(tx, id);
    const [links] = await tx.db
      .select({ n: count() })
      .from(userSpecializations)
      .where(eq(userSpecializations.specializationId, id));
    if (links?.n !== users) throw conflict("skills.specializations.error.users", { count: links?.n ?? 0 });
    await tx.db.delete(specializations).where(eq(specializations.id, id));
    changed(tx, "delete", id, { name: row.name, links: users });
    return { links: users };
  });
}

async function locked(ctx: Ctx, id: string) {
  const [row] = await ctx.db.select().from(specializations).where(eq(specializations.id, id)).for("update");
  if (!row) throw notFound();
  return row;
}

function changed(
  ctx: Ctx,
  verb: string,
  targetId: string | undefined,
  changes: Record<string, unknown>,
): void {
  ctx.touch(tags.specializations);
  ctx.audit({
    action: `skills.specialization.${verb}`,
    targetType: "specialization",
    targetId,
    changes,
  });
}
