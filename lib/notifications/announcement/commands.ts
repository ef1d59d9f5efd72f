import { and, eq } from "drizzle-orm";
import { allow, type Ctx, inTx, personId, zoneOf } from "../../core/ctx";
import { conflict, type FieldErrors, forbidden, invalid, notFound } from "../../core/errors";
import { languageFor } from "../../core/i18n/active";
import { enqueue } from "../../core/jobs";
import { port } from "../../core/ports";
import type { Channel } from "../../core/registry";
import { instantOf } from "../../core/time";
import { move, recordStatus } from "../../core/transition";
import { permissionHolders } from "../../identity/role/holders";
import { type TemplateContent, type TemplateRow, notificationTemplates as table } from "../schema/templates";
import type { Content } from "../template/model";
import { textFaults, writtenTexts } from "../template/texts";
import { countAudience, readAudience } from "./audience";
import { announcementMachine, maySend, SEND } from "./machine";
import {
  ALONE_MAILS,
  ANNOUNCEMENT_VARIABLES,
  type AnnouncementInput,
  type AnnouncementStatus,
  type EditAnnouncementInput,
  isWithinReach,
  type ScheduleInput,
} from "./model";
import { isWorded } from "./queries";

const TARGET = "announcement";
const AT = { table, id: table.id, status: table.status };

type Announcement = TemplateRow & {
  status: AnnouncementStatus;
  audience: NonNullable<TemplateRow["audience"]>;
};

/** The texts by language, the same for every channel. Throws `invalid` that names faulty variables and HTML. */
async function wordsOf(input: { content: Content; email: boolean }) {
  const faults: FieldErrors = {};
  const texts: Record<string, { subject: string; body: string }> = {};
  for (const [channel, language, text] of writtenTexts(input.content)) {
    if (channel !== "in_app") continue;
    Object.assign(
      faults,
      textFaults([channel, language, text], { variables: ANNOUNCEMENT_VARIABLES, required: [] }),
    );
    texts[language] = text;
  }
  if (Object.keys(faults).length) throw invalid("errors.invalid", faults);
  const language = await languageFor(null);
  const first = texts[language] ?? Object.values(texts)[0];
  if (!first) throw invalid("errors.invalid", { [`content.in_app.${language}.subject`]: "errors.required" });
  const channels: Channel[] = input.email ? ["in_app", "email"] : ["in_app"];
  const content: TemplateContent = Object.fromEntries(channels.map((channel) => [channel, texts]));
  return { name: first.subject, channels, content };
}

async function valuesOf(ctx: Ctx, input: AnnouncementInput) {
  return {
    ...(await wordsOf(input)),
    audience: await readAudience(ctx, input),
    link: input.link ?? null,
  };
}

async function locked(ctx: Ctx, id: string): Promise<Announcement> {
  const [row] = await ctx.db
    .select()
    .from(table)
    .where(and(eq(table.id, id), eq(table.kind, "announcement")))
    .for("update");
  if (!row) throw notFound();
  return row as Announcement;
}

function unchanged(row: Announcement, version: number): void {
  if (row.version !== version) throw conflict("notifications.error.announcementChanged");
}

/** Writes a draft. Throws `invalid` beside the fields for texts and audiences that cannot be. */
export async function createAnnouncement(ctx: Ctx, input: AnnouncementInput): Promise<{ id: string }> {
  return inTx(ctx, async (tx) => {
    allow(maySend(tx.actor));
    const values = await valuesOf(tx, input);
    const [made] = await tx.db
      .insert(table)
      .values({
        kind: "announcement",
        notificationType: "system_announcement",
        status: "draft",
        createdBy: personId(tx.actor),
        ...values,
      })
      .returning({ id: table.id });
    if (!made) throw new Error("The announcement was not written.");
    await recordStatus(tx, announcementMachine.entity, made.id, null, "draft");
    tx.audit({
      action: "notifications.announcement.create",
      targetType: TARGET,
      targetId: made.id,
      changes: { audience: values.audience, channels: values.channels },
    });
    return made;
  });
}

/** Changes a draft; a second announcer's word is asked for anew. Throws `conflict` for another version or state. */
export async function editAnnouncement(ctx: Ctx, input: EditAnnouncementInput): Promise<{ id: string }> {
  return inTx(ctx, async (tx) => {
    allow(maySend(tx.actor));
    const row = await locked(tx, input.id);
    unchanged(row, input.version);
    if (row.status !== "draft") throw conflict("errors.state", { status: row.status });
    const values = await valuesOf(tx, input);
    await tx.db
      .update(table)
      .set({ ...values, requestedBy: null, scheduledAt: null, version: row.version + 1 })
      .where(eq(table.id, row.id));
    tx.audit({
      action: "notifications.announcement.edit",
      targetType: TARGET,
      targetId: row.id,
      changes: { audience: values.audience, channels: values.channels },
    });
    return { id: row.id };
  });
}

/** Throws a draft away. */
export async function discardDraft(ctx: Ctx, input: { id: string; version: number }): Promise<void> {
  await inTx(ctx, async (tx) => {
    allow(maySend(tx.actor));
    const row = await locked(tx, input.id);
    unchanged(row, input.version);
    if (row.status !== "draft") throw conflict("errors.state", { status: row.status });
    await tx.db.delete(table).where(eq(table.id, row.id));
    tx.audit({ action: "notifications.announcement.discard", targetType: TARGET, targetId: row.id });
  });
}

/** When to send: at once, or at the local time in the announcer's zone. Throws `invalid` outside of the range. */
function momentOf(ctx: Ctx, at: string | undefined): Date {
  const now = new Date();
  if (!at) return now;
  const zone = zoneOf(ctx.actor);
  const moment = instantOf(at, zone);
  if (!moment || !isWithinReach(moment, now))
    throw invalid("errors.invalid", { at: "notifications.error.outOfReach" });
  return moment;
}

/**
 * Schedules a draft, for now or later. With more than a thousand mails it only asks another announcer, who agrees by
 * `confirmAnnouncement`; then `waits` is true.
 */
export async function scheduleAnnouncement(
  ctx: Ctx,
  input: ScheduleInput,
): Promise<{ id: string; waits: boolean }> {
  return inTx(ctx, async (tx) => {
    allow(maySend(tx.actor));
    const row = await locked(tx, input.id);
    unchanged(row, input.version);
    const scheduledAt = momentOf(tx, input.at);
    const { mails } = await countAudience(tx, row.audience, row.channels.includes("email"));
    if (mails <= ALONE_MAILS) {
      await start(tx, row, scheduledAt);
      return { id: row.id, waits: false };
    }
    if (row.status !== "draft") throw conflict("errors.state", { status: row.status });
    if (!(await isWorded(row))) throw conflict("notifications.error.notWorded");
    await ask(tx, row, input.at ? scheduledAt : null, mails);
    return { id: row.id, waits: true };
  });
}

/** Has the other announcers look at a large one. */
async function ask(ctx: Ctx, row: Announcement, scheduledAt: Date | null, mails: number): Promise<void> {
  const asker = personId(ctx.actor);
  await ctx.db
    .update(table)
    .set({ requestedBy: asker, scheduledAt, version: row.version + 1 })
    .where(eq(table.id, row.id));
  ctx.audit({
    action: "notifications.announcement.ask",
    targetType: TARGET,
    targetId: row.id,
    changes: { mails },
  });
  const others = (await permissionHolders(ctx, SEND)).filter((id) => id !== asker);
  await port("notify")(
    ctx,
    "notifications.announcement_waits",
    others,
    { title: row.name, person: ctx.actor.kind === "person" ? ctx.actor.name : "", mails },
    {
      dedupe: `${row.id}:${row.version}`,
      link: `/admin/announcements/${row.id}`,
      entity: { type: TARGET, id: row.id },
    },
  );
}

async function start(ctx: Ctx, row: Announcement, scheduledAt: Date): Promise<void> {
  await move(ctx, announcementMachine, { ...row, worded: await isWorded(row) }, "schedule", {
    ...AT,
    set: { scheduledAt, requestedBy: null, version: row.version + 1 },
  });
  ctx.audit({
    action: "notifications.announcement.schedule",
    targetType: TARGET,
    targetId: row.id,
    changes: { scheduledAt },
  });
  await enqueue(ctx, "notifications.announce", {}, { startAfter: scheduledAt });
}

/** The second announcer's word: schedules what another asked for. Throws `forbidden` for who asked. */
export async function confirmAnnouncement(ctx: Ctx, input: { id: string; version: number }): Promise<void> {
  await inTx(ctx, async (tx) => {
    allow(maySend(tx.actor));
    const row = await locked(tx, input.id);
    unchanged(row, input.version);
    if (!row.requestedBy) throw conflict("errors.state", { status: row.status });
    if (row.requestedBy === personId(tx.actor)) throw forbidden("notifications.error.secondPerson");
    await start(tx, row, row.scheduledAt && row.scheduledAt > new Date() ? row.scheduledAt : new Date());
    await port("retract")(tx, "notifications.announcement_waits", { type: TARGET, id: row.id });
  });
}

/** Takes a scheduled one back to the drafts, while it has not begun. */
export async function unscheduleAnnouncement(
  ctx: Ctx,
  input: { id: string; version: number },
): Promise<void> {
  await inTx(ctx, async (tx) => {
    allow(maySend(tx.actor));
    const row = await locked(tx, input.id);
    unchanged(row, input.version);
    await move(tx, announcementMachine, { ...row, worded: true }, "unschedule", {
      ...AT,
      set: { scheduledAt: null, version: row.version + 1 },
    });
    tx.audit({ action: "notifications.announcement.unschedule", targetType: TARGET, targetId: row.id });
  });
}

/**
 * Ends one that is being sent or was: no further batch begins; a job takes back what is unread and unsent. The reason
 * is kept.
 */
export async function cancelAnnouncement(ctx: Ctx, input: { id: string; reason: string }): Promise<void> {
  await inTx(ctx, async (tx) => {
    allow(maySend(tx.actor));
    const row = await locked(tx, input.id);
    await move(
      tx,
      announcementMachine,
      { ...row, worded: true },
      "cancel",
      { ...AT, set: { version: row.version + 1 } },
      { text: input.reason },
    );
    tx.audit({
      action: "notifications.announcement.cancel",
      targetType: TARGET,
      targetId: row.id,
      changes: { reason: input.reason },
    });
    await enqueue(tx, "notifications.withdraw", { id: row.id }, { key: row.id });
  });
}
