import { z } from "zod";
import type { TicketKind } from "../ticket/cookie";
import { PURPOSES } from "./model";

const Way = z.object({
  provider: z.string(),
  purpose: z.enum(PURPOSES),
  secrets: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  /** The login that asked to link or to step up; no other may come back with it. */
  sessionId: z.string().nullable(),
  next: z.string().nullable(),
  locale: z.string(),
});
/** A way to a provider, until the person comes back. */
export type Way = z.output<typeof Way>;
export const WAY: TicketKind<typeof Way> = { name: "oidc", minutes: 10, schema: Way };

const NewcomerTicket = z.object({
  provider: z.string(),
  claims: z.object({
    subject: z.string(),
    email: z.string(),
    emailVerified: z.literal(true),
    firstName: z.string(),
    lastName: z.string(),
  }),
  next: z.string().nullable(),
});
/** Somebody without account whom a provider has named, until the rest of the sign-up is given. */
export const NEWCOMER: TicketKind<typeof NewcomerTicket> = {
  name: "oidc-new",
  minutes: 30,
  schema: NewcomerTicket,
};
