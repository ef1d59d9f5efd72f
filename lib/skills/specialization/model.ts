import { z } from "zod";
import { NamedTexts, type OwnTexts } from "../label/translations";

const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .max(80)
  .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, "errors.field.format")
  .default("");

export const SpecializationInput = z.object({
  name: z.string().trim().min(1).max(80),
  /** Made from the name when empty. */
  slug: Slug,
  description: z.string().trim().max(500).default(""),
  translations: NamedTexts,
});
export type SpecializationInput = z.output<typeof SpecializationInput>;
export const SpecializationUpdate = SpecializationInput.extend({ id: z.uuid() });
export const SpecializationRef = z.object({ id: z.uuid() });
export const SpecializationOrder = z.object({ ids: z.array(z.uuid()).min(1).max(500) });
/** `users` is how many links the confirmation named. */
export const SpecializationDelete = z.object({ id: z.uuid(), users: z.coerce.number().int().min(0) });

/** All of the person's own choices. */
export const ChosenSet = z.object({ ids: z.array(z.uuid()).max(500).default([]) });

/** A specialization that may be chosen. */
export interface Specialization {
  id: string;
  name: string;
  slug: string;
  description: string;
}

/** A specialization that a person chose. */
export interface ChosenSpecialization extends Specialization {
  isActive: boolean;
  addedAt: Date;
}

/** A row of the curator's list. */
export interface SpecializationRow extends Specialization {
  /** As curators wrote it. */
  own: OwnTexts;
  isActive: boolean;
  /** How many people chose it. */
  users: number;
}
