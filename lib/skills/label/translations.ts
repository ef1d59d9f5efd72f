import { z } from "zod";

/** A language other than the default, as a key of translations. */
const Code = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/);

/** Names and descriptions in further languages, as forms send them. */
export const NamedTexts = z
  .record(
    Code,
    z.object({
      name: z.string().trim().max(80).default(""),
      description: z.string().trim().max(500).default(""),
    }),
  )
  .default({});
/** Descriptions alone: a skill's names are its labels. */
export const DescribedTexts = z
  .record(Code, z.object({ description: z.string().trim().max(1000).default("") }))
  .default({});

export type NamedTexts = z.output<typeof NamedTexts>;
export type DescribedTexts = z.output<typeof DescribedTexts>;

/** What curators wrote, in the default language and in the others. */
export interface OwnTexts {
  name: string;
  description: string;
  translations: NamedTexts;
}
