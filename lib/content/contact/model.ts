import { z } from "zod";

/** A message of the contact form. `website` is a trap: people do not see it, programs fill it in. */
export const ContactInput = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  message: z.string().trim().min(1).max(4000),
  website: z.string().max(500).default(""),
});
export type ContactInput = z.output<typeof ContactInput>;

/** How many messages one address may send. */
export const CONTACT_LIMIT = { capacity: 5, perSeconds: 3600 };
