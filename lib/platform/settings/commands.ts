import { and, eq } from "drizzle-orm";
import { allow, type Ctx, holds, inTx, personId } from "@/lib/core/ctx";
import { conflict, invalid, notFound } from "@/lib/core/errors";
import { fieldErrors } from "@/lib/core/issues";
import { gather } from "@/lib/core/registry";
import { settings } from "../schema/settings";
import { SETTINGS_TAG } from "../tags";
import { fromForm } from "./model";
import { announceSettings } from "./store";

/** The declaration, or `not_found` for a key that nobody declares. */
function declared(key: string) {
  const definition = gather("settings").find((d) => d.key === key);
  if (!definition) throw notFound();
  return definition;
}

/**
 * Sets a setting. Throws `invalid` at the field `value`, and `conflict` with both values when somebody else
 * saved since `version` was read.
 */
export async function saveSetting(
  ctx: Ctx,
  input: { key: string; version: number; value?: unknown },
): Promise<{ key: string; version: number }> {
  return inTx(ctx, async (tx) => {
    allow(holds(tx.actor, "settings.manage"));
    const definition = declared(input.key);
    const parsed = definition.schema.safeParse(fromForm(definition.schema, input.value));
    if (!parsed.success) {
      const [first] = Object.values(fieldErrors(parsed.error));
      throw invalid("errors.invalid", { value: first ?? "errors.field.format" });
    }
    const [before] = await tx.db.select().from(settings).where(eq(settings.key, input.key)).for("update");
    if ((before?.version ?? 0) !== input.version)
      throw overtaken(before?.value ?? definition.default, parsed.data);
    const version = input.version + 1;
    const values = { value: parsed.data, version, updatedBy: personId(tx.actor) };
    const saved = before
      ? await tx.db
          .update(settings)
          .set(values)
          .where(and(eq(settings.key, input.key), eq(settings.version, input.version)))
          .returning({ key: settings.key })
      : await tx.db
          .insert(settings)
          .values({ key: input.key, ...values })
          .onConflictDoNothing()
          .returning({ key: settings.key });
    if (!saved.length) throw overtaken(null, parsed.data);
    tx.audit({
      action: "platform.setting.save",
      targetType: "setting",
      targetId: input.key,
      changes: { value: [before ? before.value : definition.default, parsed.data] },
    });
    tx.touch(SETTINGS_TAG);
    await announceSettings(tx);
    return { key: input.key, version };
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
    const [gone] = await tx.db
      .delete(settings)
      .where(and(eq(settings.key, input.key), eq(settings.version, input.version)))
      .returning();
    if (!gone) throw overtaken(null, definition.default);
    tx.audit({
      action: "platform.setting.reset",
      targetType: "setting",
      targetId: input.key,
      changes: { value: [gone.value, definition.default] },
    });
    tx.touch(SETTINGS_TAG);
    await announceSettings(tx);
    return { key: input.key };
  });
}

const overtaken = (theirs: unknown, yours: unknown) =>
  conflict("platform.settings.overtaken", {}, { value: "platform.settings.overtaken" }, { theirs, yours });
