import { z } from "zod";
import type { Channel, NoticeType } from "../../core/registry";
import type { PreferenceRow } from "../schema/preferences";

/** What a person chose; the defaults where nobody chose. */
export type Preferences = Omit<PreferenceRow, "userId" | "createdAt" | "updatedAt">;

/** What holds for a person without a row. `version` 0 says that there is none. */
export const DEFAULT_PREFERENCES: Preferences = {
  inAppEnabled: true,
  emailEnabled: true,
  smsEnabled: false,
  pushEnabled: true,
  typePreferences: {},
  quietFrom: null,
  quietTo: null,
  digest: "none",
  digestAt: "08:00",
  digestWeekday: 1,
  version: 0,
};

const SWITCH = {
  in_app: "inAppEnabled",
  email: "emailEnabled",
  sms: "smsEnabled",
  push: "pushEnabled",
} as const satisfies Record<Channel, keyof Preferences>;

/** Whether a channel as a whole is on. */
export const isChannelOn = (preferences: Preferences, channel: Channel): boolean =>
  preferences[SWITCH[channel]];

/** Which rule decided whether a type comes by a channel. */
export type Reason = "required" | "not_offered" | "switch_off" | "chosen" | "default";

export interface Decision {
  on: boolean;
  reason: Reason;
}

/** By which channels a type can come at all. */
export const offeredBy = (type: Pick<NoticeType, "channels" | "also">): readonly Channel[] => [
  ...type.channels,
  ...(type.also ?? []),
];

/**
 * Whether notices of a type reach a person by a channel, and why, in this order: a required type comes by every
 * declared channel; a channel that is off as a whole brings nothing; the person's choice for type and channel; the
 * declared default. `declared` are the channels of the notice, where it has fewer than its type.
 */
export function decide(
  type: Pick<NoticeType, "name" | "channels" | "also" | "required">,
  channel: Channel,
  preferences: Preferences,
  declared: readonly Channel[] = offeredBy(type),
): Decision {
  const offered = declared.includes(channel);
  if (type.required) return { on: offered, reason: offered ? "required" : "not_offered" };
  if (!isChannelOn(preferences, channel)) return { on: false, reason: "switch_off" };
  const chosen = preferences.typePreferences[type.name]?.[channel];
  if (chosen !== undefined) return { on: chosen, reason: "chosen" };
  return { on: offered, reason: "default" };
}

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "errors.field.format")
  .optional();

/**
 * What the settings page sends: the switches, for each type the channels that are on (`<type>:<channel>`), the quiet
 * hours, and the version that the page began from.
 */
export const PreferencesInput = z
  .object({
    version: z.coerce.number().int().min(0),
    inAppEnabled: z.boolean().default(false),
    emailEnabled: z.boolean().default(false),
    smsEnabled: z.boolean().optional(),
    pushEnabled: z.boolean().optional(),
    /** Ways whose switch the page showed: a box that is not ticked sends nothing. */
    shown: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((given) => [given ?? []].flat()),
    on: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((given) => [given ?? []].flat()),
    quietFrom: clock,
    quietTo: clock,
    /** What is left out stays as it was. */
    digest: z.enum(["none", "daily", "weekly"]).optional(),
    digestAt: clock,
    /** ISO: Monday is 1. */
    digestWeekday: z.coerce.number().int().min(1).max(7).optional(),
  })
  .superRefine((input, check) => {
    if (!input.quietFrom !== !input.quietTo)
      check.addIssue({
        code: "custom",
        path: [input.quietFrom ? "quietTo" : "quietFrom"],
        message: "notifications.error.quietBoth",
      });
    else if (input.quietFrom && input.quietFrom === input.quietTo)
      check.addIssue({ code: "custom", path: ["quietTo"], message: "notifications.error.quietSame" });
  })
  .transform(({ shown, ...input }) => ({
    ...input,
    smsEnabled: input.smsEnabled ?? (shown.includes("sms") ? false : undefined),
    pushEnabled: input.pushEnabled ?? (shown.includes("push") ? false : undefined),
  }));
export type PreferencesInput = z.output<typeof PreferencesInput>;

/** One type by one channel, on or off. */
export const ChannelChoice = z.object({
  type: z.string().min(1).max(60),
  channel: z.enum(["in_app", "email", "sms", "push"]),
  on: z.coerce.boolean().default(false),
});
