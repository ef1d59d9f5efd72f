import { and, eq } from "drizzle-orm";
import { allow, type Ctx, holds, inTx, personId } from "@/lib/core/ctx";
import { conflict, invalid } from "@/lib/core/errors";
import { attachFile, deleteFile } from "@/lib/core/files";
import { fieldErrors } from "@/lib/core/issues";
import { gather, type SettingDefinition } from "@/lib/core/registry";
import { requireStepUp } from "@/lib/identity/access";
import { settings } from "../schema/settings";
import { SETTINGS_TAG } from "../tags";
import { SETTING_FILE } from "./logo";
import { fromForm } from "./model";
import { overrides } from "./store";

/** The declaration; `invalid` at the key for one that nobody declares or that jobs alone write. */
function declared(key: string) {
  const definition = gather("settings").find((d) => d.key === key);
  if (!definition || definition.generated)
    throw invalid("platform.settings.unknown", { key: "platform.settings.unknown" });
  return definition;
}

/** The override at the version that the caller saw, locked. Throws `conflict` with both values otherwise. */
async function lockOverride(tx: Ctx, definition: SettingDefinition, version: number, yours: unknown) {
  const { key } = definition;
  const [row] = await tx.db.select().from(settings).where(eq(settings.key, key)).for("update");
  if ((row?.version ?? 0) !== version) throw overtaken(definition, row, yours);
  return row;
}

type Override = typeof settings.$inferSelect;

/** Writes an override at the next version; the first of two who save at once wins. */
async function write(
  tx: Ctx,
  definition: SettingDefinition,
  before: Override | undefined,
  values: { value: unknown; isPublic: boolean },
): Promise<{ key: string; version: number }> {
  const { key } = definition;
  const version = (before?.version ?? 0) + 1;
  const row = { ...values, version, updatedBy: personId(tx.actor) };
  const saved = before
    ? await tx.db
        .update(settings)
        .set(row)
        .where(and(eq(settings.key, key), eq(settings.version, before.version)))
        .returning({ key: settings.key })
    : await tx.db
        .insert(settings)
        .values({ key, ...row })
        .onConflictDoNothing()
        .returning({ key: settings.key });
  if (!saved.length) {
    const [now] = await tx.db.select().from(settings).where(eq(settings.key, key));
    throw overtaken(definition, now, values.value);
  }
  tx.touch(SETTINGS_TAG);
  await overrides.announce(tx);
  return { key, version };
}

/**
 * Sets a setting. Throws `invalid` at the field `value`, and `conflict` with both values when somebody else
 * saved since `version` was read.
 */
export async function saveSetting(
  ctx: Ctx,
  input: { key: string; version: number; value?: unknown },
): Promise<{ key: string; version: number }> {
  const zone = await ctx.setting<string>("general.time_zone");
  return inTx(ctx, async (tx) => {
    allow(holds(tx.actor, "settings.manage"));
    const definition = declared(input.key);
    if (definition.stepUp) requireStepUp(tx.actor);
    const parsed = definition.schema.safeParse(fromForm(definition.schema, input.value, zone));
    if (!parsed.success) {
      const [first] = Object.values(fieldErrors(parsed.error));
      throw invalid("errors.invalid", { value: first ?? "errors.field.format" });
    }
    if (definition.file && parsed.data === null)
      throw invalid("errors.file.missing", { value: "errors.file.missing" });
    const before = await lockOverride(tx, definition, input.version, parsed.data);
    const isPublic = before?.isPublic ?? definition.publishable ?? false;
    const saved = await write(tx, definition, before, { value: parsed.data, isPublic });
    await keepFile(tx, definition, before?.value, parsed.data);
    tx.audit({
      action: "platform.setting.save",
      targetType: "setting",
      targetId: input.key,
      changes: { value: [before ? before.value : definition.default, parsed.data] },
    });
    return saved;
  });
}

/**
 * Shows a setting to everybody, or keeps it back. Throws `invalid` for showing one that is not declared
 * publishable, and `conflict` when somebody else saved since `version` was read.
 */
export async function publishSetting(
  ctx: Ctx,
  input: { key: string; version: number; isPublic: boolean },
): Promise<{ key: string; version: number }> {
  return inTx(ctx, async (tx) => {
    allow(holds(tx.actor, "settings.manage"));
    const definition = declared(input.key);
    if (definition.stepUp) requireStepUp(tx.actor);
    if (input.isPublic && !definition.publishable)
      throw invalid("platform.settings.private", { isPublic: "platform.settings.private" });
    const before = await lockOverride(tx, definition, input.version, input.isPublic);
    const value = before ? before.value : definition.default;
    const saved = await write(tx, definition, before, { value, isPublic: input.isPublic });
    tx.audit({
      action: "platform.setting.publish",
      targetType: "setting",
      targetId: input.key,
      changes: { isPublic: [before?.isPublic ?? definition.publishable ?? false, input.isPublic] },
    });
    return saved;
  });
}

/** Returns a setting to its default. Throws `conflict` when somebody else saved since `version` was read. */
export async function resetSetting(
  ctx: Ctx,
  input: { key: string; version: number },
): Promise<{ key: string }> {
  return inTx(ctx, async (tx) => {
    allow(holds(tx.actor, "settings.manage"));
    const definition = declared(input.key);
    if (definition.stepUp) requireStepUp(tx.actor);
    const [gone] = await tx.db
      .delete(settings)
      .where(and(eq(settings.key, input.key), eq(settings.version, input.version)))
      .returning();
    if (!gone) {
      const [now] = await tx.db.select().from(settings).where(eq(settings.key, input.key));
      throw overtaken(definition, now, definition.default);
    }
    await keepFile(tx, definition, gone.value, null);
    tx.audit({
      action: "platform.setting.reset",
      targetType: "setting",
      targetId: input.key,
      changes: { value: [gone.value, definition.default] },
    });
    tx.touch(SETTINGS_TAG);
    await overrides.announce(tx);
    return { key: input.key };
  });
}

/** Of a setting that is a file: ties the new one to it and deletes the one before. */
async function keepFile(tx: Ctx, { file }: SettingDefinition, before: unknown, after: unknown) {
  if (!file || before === after) return;
  if (typeof after === "string")
    await attachFile(tx, after, file, { type: SETTING_FILE, id: after }, "value");
  if (typeof before === "string") await deleteFile(tx, before);
}

/** Somebody was faster: what holds now, at which version, and what the caller wanted. */
const overtaken = (definition: SettingDefinition, now: Override | undefined, yours: unknown) =>
  conflict(
    "platform.settings.overtaken",
    {},
    { value: "platform.settings.overtaken" },
    { theirs: now ? now.value : definition.default, version: now?.version ?? 0, yours },
  );
