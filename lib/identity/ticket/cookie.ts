import { cookies } from "next/headers";
import type { z } from "zod";
import { env } from "../../core/env";
import { openTicket, sealTicket } from "./ticket";

/** A kind of ticket that travels in a cookie of its name. */
export interface TicketKind<S extends z.ZodType> {
  name: string;
  minutes: number;
  schema: S;
}

const secure = () => env().baseUrl.startsWith("https:");
const cookieName = (name: string) => (secure() ? `__Host-${name}` : name);

/** Puts a ticket into the browser. In actions and route handlers only. */
export async function keepTicket<S extends z.ZodType>(
  kind: TicketKind<S>,
  payload: z.output<S>,
): Promise<void> {
  const value = await sealTicket(kind.name, payload as Record<string, unknown>, kind.minutes);
  (await cookies()).set(cookieName(kind.name), value, {
    httpOnly: true,
    // Lax and not strict: an OpenID provider sends the browser back from its own site.
    sameSite: "lax",
    secure: secure(),
    path: "/",
    maxAge: kind.minutes * 60,
  });
}

/** The ticket that the browser carries; null without a good one. */
export async function readTicket<S extends z.ZodType>(kind: TicketKind<S>): Promise<z.output<S> | null> {
  const value = (await cookies()).get(cookieName(kind.name))?.value;
  return value ? openTicket(kind.name, value, kind.schema) : null;
}

/** Takes the ticket out of the browser. In actions and route handlers only. */
export async function dropTicket(kind: Pick<TicketKind<z.ZodType>, "name">): Promise<void> {
  (await cookies()).delete(cookieName(kind.name));
}
