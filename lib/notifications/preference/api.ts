import { z } from "zod";
import type { Ctx } from "../../core/ctx";
import { inTx } from "../../core/ctx";
import { AppError, invalid } from "../../core/errors";
import { translator } from "../../core/i18n/translate";
import { fieldErrors } from "../../core/issues";
import { savePreferences } from "./commands";
import { PreferencesInput } from "./model";
import { getPreferences } from "./queries";

const channel = z.enum(["in_app", "email", "sms", "push"]);
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe("As `22:00`, in the person's time zone.");

/** How a person is told, as the REST API tells it. */
export const ApiPreferences = z
  .object({
    version: z.int().describe("Send it back with a change; 0 while nothing was ever chosen."),
    in_app_enabled: z.boolean(),
    email_enabled: z.boolean(),
    sms_enabled: z.boolean(),
    push_enabled: z.boolean(),
    quiet_from: clock.nullable(),
    quiet_to: clock.nullable(),
    digest: z.enum(["none", "daily", "weekly"]).describe("Whether mail that can wait comes as one."),
    digest_at: clock,
    digest_weekday: z.int().min(1).max(7).describe("Monday is 1."),
    channels: z.array(channel).describe("Those that this installation has."),
    types: z.array(
      z.object({
        type: z.string(),
        label: z.string(),
        required: z.boolean().describe("Cannot be muted."),
        channels: z.array(
          z.object({
            channel,
            chosen: z.boolean().describe("What was chosen for the type, or its default."),
            on: z.boolean().describe("Whether it comes."),
            reason: z
              .enum(["required", "not_offered", "switch_off", "chosen", "default"])
              .describe("Which rule decided."),
          }),
        ),
      }),
    ),
  })
  .meta({ id: "NotificationPreferences" });

/** What an app changes; what is left out stays. */
export const PreferencesBody = z.strictObject({
  version: z.int().min(0).describe("That of the preferences from which the change began."),
  in_app_enabled: z.boolean().optional(),
  email_enabled: z.boolean().optional(),
  sms_enabled: z.boolean().optional(),
  push_enabled: z.boolean().optional(),
  quiet_from: clock.nullable().optional(),
  quiet_to: clock.nullable().optional(),
  digest: z.enum(["none", "daily", "weekly"]).optional(),
  digest_at: clock.optional(),
  digest_weekday: z.int().min(1).max(7).optional(),
  types: z
    .record(z.string().max(60), z.partialRecord(channel, z.boolean()))
    .optional()
    .describe('Such as `{"account_update": {"email": false}}`.'),
});

const short = (time: string | null) => time?.slice(0, 5) ?? null;

/** The caller's preferences in that form. */
export async function apiPreferences(ctx: Ctx): Promise<z.output<typeof ApiPreferences>> {
  const { preferences, channels, lines } = await getPreferences(ctx);
  const t = await translator(ctx.locale);
  return {
    version: preferences.version,
    in_app_enabled: preferences.inAppEnabled,
    email_enabled: preferences.emailEnabled,
    sms_enabled: preferences.smsEnabled,
    push_enabled: preferences.pushEnabled,
    quiet_from: short(preferences.quietFrom),
    quiet_to: short(preferences.quietTo),
    digest: preferences.digest,
    digest_at: preferences.digestAt.slice(0, 5),
    digest_weekday: preferences.digestWeekday,
    channels: [...channels],
    types: lines.map(({ type, label, required, cells }) => ({
      type,
      label: t(label),
      required,
      channels: cells.map(({ channel, chosen, decision }) => ({ channel, chosen, ...decision })),
    })),
  };
}

/**
 * Changes what the body names and answers the whole. Throws `invalid` for a type or channel that there is not and for
 * muting a required type, `conflict` when somebody changed the preferences meanwhile.
 */
export async function patchPreferences(
  ctx: Ctx,
  body: z.output<typeof PreferencesBody>,
): Promise<z.output<typeof ApiPreferences>> {
  return inTx(ctx, async (tx) => {
    const { preferences: now, lines } = await getPreferences(tx);
    const wanted = new Map(Object.entries(body.types ?? {}));
    const known = lines.flatMap(({ type, required, cells }) =>
      cells.map((cell) => ({ key: `${type}:${cell.channel}`, required, ...cell, type })),
    );
    for (const [type, choices] of wanted)
      for (const [channel, on] of Object.entries(choices)) {
        const cell = known.find(({ key }) => key === `${type}:${channel}`);
        if (!cell || (cell.required && on !== cell.chosen))
          throw invalid("notifications.error.unknownChoice", { types: "notifications.error.unknownChoice" });
      }
    const on = known
      .filter(({ required }) => !required)
      .filter(({ type, channel, chosen }) => wanted.get(type)?.[channel] ?? chosen)
      .map(({ key }) => key);
    const kept = (given: string | null | undefined, before: string | null) =>
      given === undefined ? (short(before) ?? undefined) : (given ?? undefined);
    const parsed = PreferencesInput.safeParse({
      version: body.version,
      inAppEnabled: body.in_app_enabled ?? now.inAppEnabled,
      emailEnabled: body.email_enabled ?? now.emailEnabled,
      smsEnabled: body.sms_enabled ?? now.smsEnabled,
      pushEnabled: body.push_enabled ?? now.pushEnabled,
      quietFrom: kept(body.quiet_from, now.quietFrom),
      quietTo: kept(body.quiet_to, now.quietTo),
      on,
      digest: body.digest,
      digestAt: body.digest_at,
      digestWeekday: body.digest_weekday,
    });
    if (!parsed.success) throw new AppError("invalid", "errors.invalid", {}, fieldErrors(parsed.error));
    await savePreferences(tx, parsed.data);
    return apiPreferences(tx);
  });
}
