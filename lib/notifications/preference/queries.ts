import { eq } from "drizzle-orm";
import { type Actor, type Ctx, makeCtx, personId } from "../../core/ctx";
import { unauthenticated } from "../../core/errors";
import { type Channel, gather, type NoticeType } from "../../core/registry";
import { openChannels } from "../delivery/channels";
import { DIGEST } from "../digest/model";
import { channelsOf, findNotice, findType } from "../notice/definitions";
import { defaultPreferences } from "../notice/readers";
import { notificationPreferences } from "../schema/preferences";
import type { Unsubscription } from "../unsubscribe/token";
import { type Decision, decide, offeredBy, type Preferences } from "./model";

/** One line of the matrix: a type, and for each channel what holds and why. */
export interface PreferenceLine {
  type: string;
  /** Message key of its name. */
  label: string;
  required: boolean;
  cells: { channel: Channel; decision: Decision; chosen: boolean }[];
}

/** The types that a person may be told of; those for holders of admin permissions are nobody else's choice. */
export function typesFor(actor: Actor): NoticeType[] {
  const staff = (actor.kind === "person" || actor.kind === "api_key") && actor.permissions.size > 0;
  return gather("noticeTypes").filter((type) => staff || !type.staff);
}

async function preferencesOf(ctx: Ctx, userId: string): Promise<Preferences> {
  const [row] = await ctx.db
    .select()
    .from(notificationPreferences)
    .where(eq(notificationPreferences.userId, userId));
  return row ?? (await defaultPreferences(ctx));
}

/** Why a notification came: what decides now for each way. */
export interface Why {
  type: string;
  /** Message key of the type's name. */
  label: string;
  required: boolean;
  cells: { channel: Channel; decision: Decision }[];
}

/** For each of the caller's notifications by its notice's name, which rule decides about the ways it takes. */
export async function whyOf(
  ctx: Ctx,
  rows: readonly { notice: string; notificationType: string }[],
): Promise<Map<string, Why>> {
  const userId = personId(ctx.actor);
  if (!userId || !rows.length) return new Map();
  const preferences = await preferencesOf(ctx, userId);
  const found = new Map<string, Why>();
  for (const { notice: name, notificationType } of rows) {
    const type = findType(notificationType);
    if (!type || found.has(name)) continue;
    const notice = findNotice(name);
    const declared = notice ? channelsOf(notice, type) : offeredBy(type);
    found.set(name, {
      type: type.name,
      label: type.label,
      required: type.required ?? false,
      cells: openChannels().map((channel) => ({
        channel,
        decision: decide(type, channel, preferences, declared),
      })),
    });
  }
  return found;
}

/** How the caller is told, with the reason of every cell; channels that nobody configured are left out. */
export async function getPreferences(
  ctx: Ctx,
): Promise<{ preferences: Preferences; channels: readonly Channel[]; lines: PreferenceLine[] }> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  const preferences = await preferencesOf(ctx, userId);
  const channels = openChannels();
  // What the boxes show: the choice itself, also while its channel is switched off as a whole.
  const open = {
    ...preferences,
    inAppEnabled: true,
    emailEnabled: true,
    smsEnabled: true,
    pushEnabled: true,
  };
  return {
    preferences,
    channels,
    lines: typesFor(ctx.actor).map((type) => ({
      type: type.name,
      label: type.label,
      required: type.required ?? false,
      cells: channels.map((channel) => ({
        channel,
        decision: decide(type, channel, preferences),
        chosen: decide(type, channel, open).on,
      })),
    })),
  };
}

/** The message key of what an unsubscribe link can end: a type that nobody must get, or the digests. */
export const unsubscribable = (type: string): string | undefined =>
  type === DIGEST
    ? "notifications.digest.name"
    : gather("noticeTypes").find((entry) => entry.name === type)?.label;

/** Whether the type of an unsubscribe link still comes by its channel. */
export async function isOnByToken({ userId, type, channel }: Unsubscription): Promise<boolean> {
  const ctx = makeCtx();
  const [row] = await ctx.db
    .select()
    .from(notificationPreferences)
    .where(eq(notificationPreferences.userId, userId));
  if (type === DIGEST) return row?.typePreferences[DIGEST]?.[channel] !== false;
  const declared = gather("noticeTypes").find((entry) => entry.name === type);
  return declared ? decide(declared, channel, row ?? (await defaultPreferences(ctx))).on : false;
}
