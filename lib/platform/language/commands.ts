import { and, asc, eq, max, sql } from "drizzle-orm";
import { allow, type Ctx, holds, inTx } from "@/lib/core/ctx";
import { conflict, notFound } from "@/lib/core/errors";
import { LANGUAGES_TAG } from "@/lib/core/i18n/active";
import { coverageOf } from "@/lib/core/i18n/messages";
import { languages } from "../schema/languages";
import { isReady, LEAST_SHARE, type StandardLanguage } from "./model";
import { active } from "./store";

type Language = typeof languages.$inferSelect;

/** Every change locks the whole small table, in one order, so that each sees what the one before left. */
async function lockAll(tx: Ctx): Promise<Language[]> {
  return tx.db.select().from(languages).orderBy(asc(languages.code)).for("update");
}

function change<T>(ctx: Ctx, fn: (tx: Ctx, all: Language[]) => Promise<T>): Promise<T> {
  return inTx(ctx, async (tx) => {
    allow(holds(tx.actor, "languages.manage"));
    const result = await fn(tx, await lockAll(tx));
    tx.touch(LANGUAGES_TAG);
    await active.announce(tx);
    return result;
  });
}

function find(all: readonly Language[], code: string): Language {
  const row = all.find((language) => language.code === code);
  if (!row) throw notFound();
  return row;
}

const audit = (tx: Ctx, verb: string, code: string, changes?: Record<string, unknown>) =>
  tx.audit({ action: `platform.language.${verb}`, targetType: "language", targetId: code, changes });

/** Adds a language of the standard list, inactive. Throws `conflict` for one that is there. */
export function addLanguage(
  ctx: Ctx,
  { code: language }: { code: StandardLanguage },
): Promise<{ code: string }> {
  return change(ctx, async (tx, all) => {
    const taken = () => conflict("errors.invalid", {}, { code: "platform.languages.there" });
    if (all.some((row) => row.code === language.code || row.name === language.name)) throw taken();
    const [last] = await tx.db.select({ n: max(languages.sortOrder) }).from(languages);
    const added = await tx.db
      .insert(languages)
      .values({ ...language, sortOrder: (last?.n ?? 0) + 1 })
      .onConflictDoNothing()
      .returning({ code: languages.code });
    if (!added[0]) throw taken();
    audit(tx, "add", language.code);
    return added[0];
  });
}

/** Lets people choose a language. Throws `conflict` unless enough of it is translated. */
export function activateLanguage(ctx: Ctx, { code }: { code: string }): Promise<void> {
  return change(ctx, async (tx, all) => {
    const row = find(all, code);
    const { total, missing } = await coverageOf(code);
    if (!isReady({ total, translated: total - missing.length }))
      throw conflict("platform.languages.notReady", { least: LEAST_SHARE * 100 });
    if (row.isActive) return;
    await tx.db.update(languages).set({ isActive: true }).where(eq(languages.code, code));
    audit(tx, "activate", code);
  });
}

/**
 * Takes a language out of the choice. Who chose it keeps that choice, and sees the default language until it
 * returns. Throws `conflict` for the default language.
 */
export function deactivateLanguage(ctx: Ctx, { code }: { code: string }): Promise<void> {
  return change(ctx, async (tx, all) => {
    const row = find(all, code);
    if (row.isDefault) throw conflict("platform.languages.isDefault");
    if (!row.isActive) return;
    await tx.db.update(languages).set({ isActive: false }).where(eq(languages.code, code));
    audit(tx, "deactivate", code);
  });
}

/** Makes an active language the one for those who chose none. Both rows change in one statement. */
export function makeDefaultLanguage(ctx: Ctx, { code }: { code: string }): Promise<void> {
  return change(ctx, async (tx, all) => {
    const row = find(all, code);
    if (!row.isActive) throw conflict("platform.languages.inactive");
    if (row.isDefault) return;
    // The count makes the old default give way first: the unique index allows only one at any moment.
    await tx.db.execute(sql`
      with old as (update ${languages} set is_default = false, updated_at = now() where is_default returning code)
      update ${languages} set is_default = true, updated_at = now()
      where code = ${code} and is_active and (select count(*) from old) >= 0`);
    audit(tx, "make_default", code, { default: [all.find((l) => l.isDefault)?.code ?? null, code] });
  });
}

/** Puts the languages into the order of the whole list of codes. Throws `conflict` when the set changed. */
export function orderLanguages(ctx: Ctx, { ids }: { ids: string[] }): Promise<void> {
  return change(ctx, async (tx, all) => {
    const known = new Set(all.map((row) => row.code));
    if (ids.length !== known.size || new Set(ids).size !== ids.length || !ids.every((id) => known.has(id)))
      throw conflict("errors.orderChanged");
    const places = sql.join(
      ids.map((id, i) => sql`(${id}::text, ${i}::int)`),
      sql`, `,
    );
    await tx.db.execute(
      sql`update ${languages} l set sort_order = o.n from (values ${places}) o(code, n) where l.code = o.code`,
    );
    audit(tx, "order", "*", { order: ids });
  });
}

/** Forgets an inactive language. Throws `conflict` for an active one. */
export function removeLanguage(ctx: Ctx, { code }: { code: string }): Promise<void> {
  return change(ctx, async (tx, all) => {
    find(all, code);
    const gone = await tx.db
      .delete(languages)
      .where(and(eq(languages.code, code), eq(languages.isActive, false)))
      .returning({ code: languages.code });
    if (!gone.length) throw conflict("platform.languages.isActive");
    audit(tx, "remove", code);
  });
}
