import { and, eq, inArray, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { invalid, notFound } from "../../core/errors";
import { selfId } from "../access";
import { specializations, userSpecializations } from "../schema/specializations";
import type { ChosenSpecialization } from "./model";
import { ownSpecializations } from "./queries";

/**
 * Adds a specialization to the signed-in person's own; `created` is false when it was there already. Throws
 * `not_found` for one that is unknown, retired or being deleted.
 */
export function chooseSpecialization(
  ctx: Ctx,
  { specializationId }: { specializationId: string },
): Promise<{ chosen: ChosenSpecialization; created: boolean }> {
  return inTx(ctx, async (tx) => {
    const userId = selfId(tx);
    // The share lock makes a deletion wait, or finds the row gone, instead of breaking the foreign key.
    const [known] = await tx.db
      .select({ isActive: specializations.isActive })
      .from(specializations)
      .where(eq(specializations.id, specializationId))
      .for("share");
    if (!known) throw notFound();
    const made = known.isActive
      ? await tx.db
          .insert(userSpecializations)
          .values({ userId, specializationId })
          .onConflictDoNothing()
          .returning({ id: userSpecializations.id })
      : [];
    const chosen = (await ownSpecializations(tx)).find((row) => row.id === specializationId);
    if (!chosen) throw notFound();
    if (made.length) record(tx, "choose", [specializationId]);
    return { chosen, created: made.length > 0 };
  });
}

/** Takes a specialization from the signed-in person's own. Throws `not_found` when it is not among them. */
export function dropSpecialization(
  ctx: Ctx,
  { specializationId }: { specializationId: string },
): Promise<void> {
  return inTx(ctx, async (tx) => {
    const gone = await tx.db
      .delete(userSpecializations)
      .where(
        and(
          eq(userSpecializations.userId, selfId(tx)),
          eq(userSpecializations.specializationId, specializationId),
        ),
      )
      .returning({ id: userSpecializations.id });
    if (!gone.length) throw notFound();
    record(tx, "drop", [specializationId]);
  });
}

/**
 * Makes exactly `ids` the signed-in person's specializations; those kept keep their date. Throws `invalid` when one
 * of the new ones is unknown or retired.
 */
export function setSpecializations(ctx: Ctx, { ids }: { ids: string[] }): Promise<{ chosen: number }> {
  return inTx(ctx, async (tx) => {
    const userId = selfId(tx);
    await tx.db.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`skills.specializations:${userId}`}, 0))`,
    );
    const held = new Set((await ownSpecializations(tx)).map((row) => row.id));
    const wanted = new Set(ids);
    const added = [...wanted].filter((id) => !held.has(id));
    const dropped = [...held].filter((id) => !wanted.has(id));
    if (added.length) {
      const open = await tx.db
        .select({ id: specializations.id })
        .from(specializations)
        .where(and(inArray(specializations.id, added), eq(specializations.isActive, true)))
        .orderBy(specializations.id)
        .for("share");
      if (open.length < added.length) throw invalid("skills.specializations.error.gone");
      await tx.db
        .insert(userSpecializations)
        .values(added.map((specializationId) => ({ userId, specializationId })))
        .onConflictDoNothing();
      record(tx, "choose", added);
    }
    if (dropped.length) {
      await tx.db
        .delete(userSpecializations)
        .where(
          and(eq(userSpecializations.userId, userId), inArray(userSpecializations.specializationId, dropped)),
        );
      record(tx, "drop", dropped);
    }
    return { chosen: wanted.size };
  });
}

function record(ctx: Ctx, verb: "choose" | "drop", ids: string[]): void {
  ctx.audit({
    action: `skills.specialization.${verb}`,
    targetType: "user",
    targetId: selfId(ctx),
    changes: { specializations: ids },
  });
}
