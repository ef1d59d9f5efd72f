import { z } from "zod";
import { LOCALES } from "../../core/i18n/locales";
import { Content } from "../template/model";

export const ANNOUNCEMENT_STATES = ["draft", "scheduled", "sending", "sent", "cancelled"] as const;
export type AnnouncementStatus = (typeof ANNOUNCEMENT_STATES)[number];

export const AUDIENCES = ["everybody", "roles", "languages", "company", "people"] as const;

/** What an announcement's text may use. */
export const ANNOUNCEMENT_VARIABLES = ["name", "institution"] as const;
/** Above so many mails a second announcer must agree. */
export const ALONE_MAILS = 1_000;
/** People of one batch, and the most that are chosen one by one. */
export const BATCH = 1_000;
const LONGEST_DAYS = 90;
const DAY = 86_400_000;
const MINUTE = 60_000;

const many = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => [given ?? []].flat().filter(Boolean));

/** What the form of a draft sends. */
export const AnnouncementInput = z.object({
  content: Content.default({}),
  audience: z.enum(AUDIENCES),
  roles: many,
  languages: many,
  /** The last part of its page's address. */
  company: z.string().trim().max(120).optional(),
  /** User names or addresses, divided by anything but their own signs. */
  people: z.string().max(100_000).optional(),
  email: z.boolean().default(false),
  link: z
    .string()
    .trim()
    .max(500)
    .regex(/^\/($|[^/\\])/, "notifications.error.link")
    .optional(),
});
export type AnnouncementInput = z.output<typeof AnnouncementInput>;

const version = z.coerce.number().int().min(1);
export const EditAnnouncementInput = AnnouncementInput.extend({ id: z.uuid(), version });
export type EditAnnouncementInput = z.output<typeof EditAnnouncementInput>;
export const AnnouncementVersion = z.object({ id: z.uuid(), version });
export const ScheduleInput = AnnouncementVersion.extend({
  /** The local time in the announcer's zone; at once without. */
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, "errors.field.format")
    .optional(),
});
export type ScheduleInput = z.output<typeof ScheduleInput>;
export const CancelAnnouncementInput = z.object({
  id: z.uuid(),
  reason: z.string().trim().min(3).max(500),
});

/** Whether an announcement may be sent at that moment: a minute to ninety days ahead. */
export const isWithinReach = (at: Date, now: Date): boolean =>
  at.getTime() >= now.getTime() + MINUTE && at.getTime() <= now.getTime() + LONGEST_DAYS * DAY;

export const isLanguage = (code: string): boolean => (LOCALES as readonly string[]).includes(code);

/** User names and addresses out of a pasted list. */
export const readPeople = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .map((word) => word.trim().toLowerCase())
      .filter(Boolean),
  ),
];
