import { z } from "zod";
import type { TicketKind } from "../ticket/cookie";

const SignedUp = z.object({ email: z.string() });

/** The address to which a sign-up sent its mail, for the page that asks for the code; it opens nothing. */
export const SIGNED_UP: TicketKind<typeof SignedUp> = { name: "signed-up", minutes: 60, schema: SignedUp };
