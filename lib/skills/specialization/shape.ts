import { z } from "zod";
import type { ChosenSpecialization, Specialization } from "./model";

/** A specialization as the REST API tells it. */
export const ApiSpecialization = z
  .object({
    id: z.uuid(),
    name: z.string(),
    slug: z.string(),
    description: z.string().nullable(),
  })
  .meta({ id: "Specialization" });
/** A chosen one; `active` is false once it is no longer offered. */
export const ApiChosen = ApiSpecialization.extend({ active: z.boolean(), added_at: z.iso.datetime() }).meta({
  id: "ChosenSpecialization",
});

export const apiSpecialization = ({ id, name, slug, description }: Specialization) => ({
  id,
  name,
  slug,
  description: description || null,
});

export const apiChosen = (row: ChosenSpecialization) => ({
  ...apiSpecialization(row),
  active: row.isActive,
  added_at: row.addedAt.toISOString(),
});
