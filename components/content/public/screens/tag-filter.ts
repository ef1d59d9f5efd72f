import { z } from "zod";

/** A tag in an address; one with control characters is dropped, as the database refuses some of them. */
export const TagFilter = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .refine((tag) => !/\p{Cc}/u.test(tag))
  .optional();
