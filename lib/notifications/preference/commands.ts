import { and, eq, sql } from "drizzle-orm";
import { type Ctx, inTx, personId } from "../../core/ctx";
import { conflict, invalid, notFound, unauthenticated } from "../../core/errors";
import type { Channel } from "../../core/registry";
import { users } from "../../identity/schema/users";
import { openChannels } from "../delivery/channels";
import { decideAgain } from "../delivery/queue";
import { DIGEST } from "../digest/model";
import { defaultPreferences } from "../notice/readers";
import { type TypePreferences, notificationPreferences as table } from "../schema/preferences";
import type { Unsubscription } from "../unsubscribe/token";
import { DEFAULT_PREFERENCES, offeredBy, type Preferences, type PreferencesInput } from "./model";
import { typesFor } from "./queries";

/**
 * What was chosen for each type, where it differs from what the type declares. What the page does not show stays as it
 * was: ways that are not open now, the digests. Throws `invalid` for what nobody declares.
 */
function choicesOf(ctx: Ctx, on: readonly string[], before: TypePreferences): TypePreferences {
  const types = typesFor(ctx.actor).filter((type) => !type.required);
  const channels = openChannels();
  const wanted = new Set(on);
  const known = new Set(types.flatMap((type) => channels.map((channel) => `${type.name}:${channel}`)));
  if (on.some((choice) => !known.has(choice))) throw invalid("notifications.error.unknownChoice");
  const chosen = structuredClone(before);
  for (const type of types) {
    const choices = { ...chosen[type.name] };
    for (const channel of channels) {
      const isOn = wanted.has(`${type.name}:${channel}`);
      if (isOn === offeredBy(type).includes(channel)) delete choices[channel];
      else choices[channel] = isOn;
    }
    if (Object.keys(choices).length) chosen[type.name] = choices;
    else delete chosen[type.name];
  }
  return chosen;
}

/**
 * Writes how the caller wants to be told. `version` names what the page began from: of two tabs that save, the second
 * gets `conflict` and loses nothing that was chosen.
 */
export async function savePreferences(ctx: Ctx, input: PreferencesInput): Promise<{ version: number }> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  const { version, on, quietFrom, quietTo, ...switches } = input;
  return inTx(ctx, async (tx) => {
    const [before] = await tx.db.select().from(table).where(eq(table.userId, userId));
    const typePreferences = choicesOf(tx, on, before?.typePreferences ?? {});
    // Who chooses digests anew wants them, though a mail's link ended them.
    if (input.digest && input.digest !== (before ?? DEFAULT_PREFERENCES).digest)
      delete typePreferences[DIGEST];
    const set = {
      ...switches,
      typePreferences,
      quietFrom: quietFrom ?? null,
      quietTo: quietTo ?? null,
      version: version + 1,
    };
    const saved =
      version === 0
        ? await tx.db
            .insert(table)
            .values({ userId, ...set })
            .onConflictDoNothing()
            .returning({ version: table.version })
        : await tx.db
            .update(table)
            .set(set)
            .where(and(eq(table.userId, userId), eq(table.version, version)))
            .returning({ version: table.version });
    if (!saved[0]) throw conflict("notifications.error.preferencesChanged");
    await decideAgain(tx, userId);
    tx.audit({ action: "notifications.preferences.save", targetType: "identity.user", targetId: userId });
    return saved[0];
  });
}

/** Turns one type by one channel off, or on again, for whoever holds its unsubscribe token. Repeatable. */
export async function setByToken(ctx: Ctx, target: Unsubscription, on: boolean): Promise<void> {
  const { userId, type, channel } = target;
  const defaults = await defaultPreferences(ctx);
  await inTx(ctx, async (tx) => {
    const [person] = await tx.db.select({ id: users.id }).from(users).where(eq(users.id, userId));
    if (!person) return;
    await putChoice(tx, userId, { type, channel, on }, defaults);
    tx.audit({
      action: on ? "notifications.unsubscribe.undo" : "notifications.unsubscribe",
      targetType: "identity.user",
      targetId: userId,
      changes: { type, channel },
    });
  });
}

/** Writes one choice beside the others of a person. */
async function putChoice(
  ctx: Ctx,
  userId: string,
  { type, channel, on }: { type: string; channel: Channel; on: boolean },
  defaults: Preferences,
): Promise<void> {
  const choice = { [type]: { [channel]: on } };
  await ctx.db
    .insert(table)
    .values({
      userId,
      typePreferences: choice,
      quietFrom: defaults.quietFrom,
      quietTo: defaults.quietTo,
    })
    .onConflictDoUpdate({
      target: table.userId,
      set: {
        typePreferences: sql`jsonb_set(${table.typePreferences}, array[${type}::text],
            coalesce(${table.typePreferences} -> ${type}::text, '{}'::jsonb) || jsonb_build_object(${channel}::text, ${on}::boolean))`,
        version: sql`${table.version} + 1`,
      },
    });
}

/**
 * Turns one type by one channel on or off for the caller. Throws `not_found` for a type or channel that there is not,
 * `invalid` for what cannot be muted.
 */
export async function chooseChannel(
  ctx: Ctx,
  input: { type: string; channel: Channel; on: boolean },
): Promise<void> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  const type = typesFor(ctx.actor).find((entry) => entry.name === input.type);
  const isDigest = input.type === DIGEST && input.channel === "email";
  if (!isDigest && (!type || !openChannels().includes(input.channel))) throw notFound();
  if (type?.required) throw invalid("notifications.error.unknownChoice");
  const defaults = await defaultPreferences(ctx);
  await inTx(ctx, async (tx) => {
    await putChoice(tx, userId, input, defaults);
    tx.audit({
      action: "notifications.preferences.choose",
      targetType: "identity.user",
      targetId: userId,
      changes: { ...input },
    });
  });
}
