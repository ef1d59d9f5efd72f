import { z } from "zod";
import type { LoginRow } from "./queries";

/** One login as the REST API tells it. */
export const OwnLogin = z
  .object({
    id: z.uuid(),
    kind: z.enum(["browser", "app"]),
    device: z.string().nullable().describe("What an app called its device, or browser and system."),
    place: z.string().nullable().describe("The time zone that the browser reported."),
    ip: z.string().nullable(),
    created_at: z.iso.datetime(),
    last_seen_at: z.iso.datetime(),
    is_current: z.boolean(),
  })
  .meta({ id: "Login" });

/** A login in that form. */
export const apiLogin = (login: LoginRow): z.output<typeof OwnLogin> => ({
  id: login.id,
  kind: login.kind,
  device: [login.name ?? login.browser, login.system].filter(Boolean).join(", ") || null,
  place: login.place,
  ip: login.ip,
  created_at: login.createdAt.toISOString(),
  last_seen_at: login.lastSeenAt.toISOString(),
  is_current: login.isCurrent,
});
