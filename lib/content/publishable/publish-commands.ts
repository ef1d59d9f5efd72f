import { eq } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { AppError, type FieldErrors, invalid } from "../../core/errors";
import { checkMove } from "../../core/machine";
import { port } from "../../core/ports";
import { instantOf } from "../../core/time";
import { move } from "../../core/transition";
import { mayPublish } from "../access";
import { PUBLISH_REQUESTED } from "../notices";
import { rowMoved } from "../redirect/moves";
import { contentRevisions, type RevisionRow } from "../schema/revisions";
import { tags } from "../tags";
import type { CommonData, Descriptor, PublishableRow } from "./descriptor";
import { descriptorOf } from "./descriptors";
import { machineOf, type PublishableAction } from "./machine";
import { type ContentRef, type PublishableKind, type Requirement, SCHEDULE_LIMITS } from "./model";
import { authorOf, checkSlug, chooseSlug, columnsOf, getVersion, lockRow, readData } from "./store";

/** All that a version lacks for publishing. */
export async function missingIn(
  ctx: Ctx,
  d: Descriptor,
  row: PublishableRow,
  data: CommonData,
): Promise<Requirement[]> {
  return [...d.requirements(data), ...((await d.rowRequirements?.(ctx, row, data)) ?? [])];
}

/** The refusal of a version that lacks something. */
export function incomplete(missing: Requirement[]): AppError {
  const fields: FieldErrors = Object.fromEntries(missing.map((m) => [m.field, m.key]));
  return new AppError("invalid", "content.errors.incomplete", { count: missing.length }, fields, missing);
}

/** A moment as forms send it, read in the institution's zone unless it names its own. Throws `invalid` at `field`. */
async function momentOf(ctx: Ctx, text: string, field: string): Promise<Date> {
  const absolute = /(Z|[+-]\d\d:\d\d)$/.test(text);
  const at = absolute ? new Date(text) : instantOf(text, await ctx.setting<string>("general.time_zone"));
  if (!at || Number.isNaN(at.getTime()))
    throw invalid("errors.invalid", { [field]: "content.errors.moment" });
  return at;
}

/** When a row is to leave the public; null for never. Throws `conflict` for what the site cannot be without. */
async function leavingAt(
  ctx: Ctx,
  d: Descriptor,
  row: PublishableRow,
  text: string | null | undefined,
): Promise<Date | null> {
  if (!text) return null;
  checkMove(machineOf(d.kind), ctx.actor, { ...row, status: "published" }, "unpublish");
  return momentOf(ctx, text, "unpublishAt");
}

/** What a publication answers. */
export interface Published {
  id: string;
  slug: string;
  version: number;
  publishedAt: string;
}

/**
 * Makes one version public: copies it into the row's columns, redirects the old path when the slug changed, has
 * it indexed. Throws `invalid` listing all that is missing, `conflict` for a taken slug.
 */
export function publish(
  ctx: Ctx,
  input: { kind: PublishableKind; id: string; version: number; publishedAt?: string | null },
): Promise<Published> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const d = descriptorOf(input.kind);
    const row = await lockRow(tx, d, input.id);
    const revision = await getVersion(tx, d, input.id, input.version);
    const given = input.publishedAt ? await momentOf(tx, input.publishedAt, "publishedAt") : null;
    return goLive(tx, d, row, revision, given);
  });
}

/** The part of publishing that the button and the schedule share; the row is locked. */
export async function goLive(
  tx: Ctx,
  d: Descriptor,
  row: PublishableRow,
  revision: RevisionRow,
  backdate: Date | null,
): Promise<Published> {
  const data = readData(d, revision.data);
  const missing = await missingIn(tx, d, row, data);
  if (missing.length) throw incomplete(missing);
  if (backdate && backdate.getTime() > Date.now())
    throw invalid("errors.invalid", { publishedAt: "content.errors.future" });
  const slug = chooseSlug(d, { ...data, slug: data.slug || row.slug });
  await checkSlug(tx, d, slug, row.id);
  const publishedAt = backdate ?? row.publishedAt ?? new Date();
  const version = revision.version ?? 0;
  const person = tx.actor.kind === "job" ? {} : { updatedBy: authorOf(tx) };
  await transition(tx, d, row, "publish", {
    ...columnsOf(d, data, slug),
    ...person,
    ...(await scheduleLeft(tx, row, version)),
    publishedAt,
    liveRevisionId: revision.id,
  });
  const wasPublic = row.liveRevisionId !== null;
  if (row.pageType !== "home") await rowMoved(tx, d.kind, row.id, wasPublic ? row.slug : null, slug);
  await visibleChange(tx, d, row, data);
  await port("retract")(tx, PUBLISH_REQUESTED, { type: d.kind, id: row.id });
  tx.audit({
    action: `content.${d.kind}.publish`,
    targetType: d.kind,
    targetId: row.id,
    changes: { version, slug: [row.slug, slug], status: [row.status, "published"] },
  });
  return { id: row.id, slug, version, publishedAt: publishedAt.toISOString() };
}

/** A schedule survives only when it freezes a newer version than the one that goes live. */
async function scheduleLeft(tx: Ctx, row: PublishableRow, version: number) {
  if (!row.publishAt || !row.publishRevisionId) return {};
  const [frozen] = await tx.db
    .select({ version: contentRevisions.version })
    .from(contentRevisions)
    .where(eq(contentRevisions.id, row.publishRevisionId));
  if (frozen?.version && frozen.version > version) return {};
  return { publishAt: null, publishRevisionId: null, scheduledBy: row.unpublishAt ? row.scheduledBy : null };
}

function transition(
  tx: Ctx,
  d: Descriptor,
  row: PublishableRow,
  action: PublishableAction,
  set: Record<string, unknown>,
) {
  const { table } = d;
  return move(tx, machineOf(d.kind), row, action, {
    table,
    id: table.id as never,
    status: table.status as never,
    set,
  });
}

async function visibleChange(
  tx: Ctx,
  d: Descriptor,
  row: PublishableRow,
  data: CommonData | null,
): Promise<void> {
  await d.changed?.(tx, row, data);
  await port("searchIndex")(tx, d.kind, row.id);
  tx.touch(tags.kind(d.kind), tags.documents);
}

const NO_SCHEDULE = { publishAt: null, publishRevisionId: null, unpublishAt: null, scheduledBy: null };

async function leave(
  ctx: Ctx,
  { kind, id }: ContentRef,
  action: "unpublish" | "archive" | "reopen",
): Promise<void> {
  await inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const d = descriptorOf(kind);
    const row = await lockRow(tx, d, id);
    const person = tx.actor.kind === "job" ? {} : { updatedBy: authorOf(tx) };
    const to = await transition(tx, d, row, action, { ...NO_SCHEDULE, ...person });
    if (row.status === "published") await visibleChange(tx, d, row, null);
    tx.audit({
      action: `content.${kind}.${action}`,
      targetType: kind,
      targetId: id,
      changes: { status: [row.status, to] },
    });
  });
}

/** Takes a row back from the public: its address answers 404 and its schedules are cleared. */
export const unpublish = (ctx: Ctx, ref: ContentRef) => leave(ctx, ref, "unpublish");
/** Puts a row away; owners of a template still download it. */
export const archive = (ctx: Ctx, ref: ContentRef) => leave(ctx, ref, "archive");
/** Makes an archived row a draft again. */
export const reopen = (ctx: Ctx, ref: ContentRef) => leave(ctx, ref, "reopen");

/**
 * Freezes one version to go live later, 1 minute to 365 days ahead, and optionally the moment at which it leaves
 * again. Scheduling again moves it. Throws `invalid` listing all that is missing.
 */
export function schedule(
  ctx: Ctx,
  input: {
    kind: PublishableKind;
    id: string;
    version: number;
    publishAt: string;
    unpublishAt?: string | null;
  },
): Promise<{ publishAt: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const d = descriptorOf(input.kind);
    const row = await lockRow(tx, d, input.id);
    if (row.status === "archived") throw invalid("errors.state", {}, { status: row.status });
    const revision = await getVersion(tx, d, input.id, input.version);
    const data = readData(d, revision.data);
    const missing = await missingIn(tx, d, row, data);
    if (missing.length) throw incomplete(missing);
    const publishAt = await momentOf(tx, input.publishAt, "publishAt");
    const unpublishAt = await leavingAt(tx, d, row, input.unpublishAt);
    checkAhead(publishAt, "publishAt");
    if (unpublishAt && unpublishAt <= publishAt)
      throw invalid("errors.invalid", { unpublishAt: "content.errors.scheduleOrder" });
    const set = { publishAt, publishRevisionId: revision.id, unpublishAt, scheduledBy: authorOf(tx) };
    await tx.db
      .update(d.table)
      .set(set as never)
      .where(eq(d.table.id, row.id));
    tx.audit({
      action: `content.${d.kind}.schedule`,
      targetType: d.kind,
      targetId: row.id,
      changes: {
        version: input.version,
        publishAt: [row.publishAt, publishAt],
        unpublishAt: [row.unpublishAt, unpublishAt],
      },
    });
    return { publishAt: publishAt.toISOString() };
  });
}

function checkAhead(at: Date, field: string): void {
  const ahead = at.getTime() - Date.now();
  if (ahead < SCHEDULE_LIMITS.minMs || ahead > SCHEDULE_LIMITS.maxMs)
    throw invalid("errors.invalid", { [field]: "content.errors.scheduleRange" });
}

/** Cancels what was scheduled. Nothing happens when it has gone live meanwhile. */
export function cancelSchedule(ctx: Ctx, { kind, id }: ContentRef): Promise<{ cancelled: boolean }> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const d = descriptorOf(kind);
    const row = await lockRow(tx, d, id);
    if (!row.publishAt && !row.unpublishAt) return { cancelled: false };
    await tx.db
      .update(d.table)
      .set(NO_SCHEDULE as never)
      .where(eq(d.table.id, id));
    tx.audit({
      action: `content.${kind}.cancel-schedule`,
      targetType: kind,
      targetId: id,
      changes: { publishAt: [row.publishAt, null], unpublishAt: [row.unpublishAt, null] },
    });
    return { cancelled: true };
  });
}

/** Sets when a published row goes back to draft by itself; null cancels that. */
export function setUnpublishAt(
  ctx: Ctx,
  input: { kind: PublishableKind; id: string; unpublishAt: string | null },
): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const d = descriptorOf(input.kind);
    const row = await lockRow(tx, d, input.id);
    const unpublishAt = await leavingAt(tx, d, row, input.unpublishAt);
    if (unpublishAt) {
      checkAhead(unpublishAt, "unpublishAt");
      if (row.publishAt ? unpublishAt <= row.publishAt : row.status !== "published")
        throw invalid("errors.invalid", { unpublishAt: "content.errors.scheduleOrder" });
    }
    await tx.db
      .update(d.table)
      .set({ unpublishAt, scheduledBy: unpublishAt ? authorOf(tx) : row.scheduledBy } as never)
      .where(eq(d.table.id, row.id));
    tx.audit({
      action: `content.${d.kind}.schedule`,
      targetType: d.kind,
      targetId: row.id,
      changes: { unpublishAt: [row.unpublishAt, unpublishAt] },
    });
  });
}
