import { asc, count, eq, sql } from "drizzle-orm";
import { allow, type Ctx } from "../../core/ctx";
import { mayCurate, selfId } from "../access";
import { textIn } from "../label/name";
import { specializations, userSpecializations } from "../schema/specializations";
import type { ChosenSpecialization, Specialization, SpecializationRow } from "./model";

const columns = (locale: string) => ({
  id: specializations.id,
  name: textIn<string>(locale, specializations, specializations.name, "name"),
  slug: specializations.slug,
  description: sql<string>`coalesce(${textIn<string>(locale, specializations, specializations.description, "description")}, '')`,
});
const inOrder = [asc(specializations.sortOrder), asc(specializations.name)];

/** The specializations that may be chosen, in the curators' order. */
export async function listSpecializations(ctx: Ctx): Promise<Specialization[]> {
  return ctx.db
    .select(columns(ctx.locale))
    .from(specializations)
    .where(eq(specializations.isActive, true))
    .orderBy(...inOrder);
}

/** What the signed-in person chose, inactive ones too. */
export async function ownSpecializations(ctx: Ctx): Promise<ChosenSpecialization[]> {
  return ctx.db
    .select({
      ...columns(ctx.locale),
      isActive: specializations.isActive,
      addedAt: userSpecializations.addedAt,
    })
    .from(userSpecializations)
    .innerJoin(specializations, eq(specializations.id, userSpecializations.specializationId))
    .where(eq(userSpecializations.userId, selfId(ctx)))
    .orderBy(...inOrder);
}

/** The curators' list: all of them, with how many people chose each. */
export async function curatedSpecializations(ctx: Ctx): Promise<SpecializationRow[]> {
  allow(mayCurate(ctx.actor));
  return ctx.db
    .select({
      ...columns(ctx.locale),
      own: {
        name: specializations.name,
        description: sql<string>`coalesce(${specializations.description}, '')`,
        translations: specializations.translations,
      },
      isActive: specializations.isActive,
      users: count(userSpecializations.userId),
    })
    .from(specializations)
    .leftJoin(userSpecializations, eq(userSpecializations.specializationId, specializations.id))
    .groupBy(specializations.id)
    .orderBy(...inOrder);
}
