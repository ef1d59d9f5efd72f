import { notFound } from "next/navigation";
import { type FormStart, formStart } from "@/lib/content/publishable/kept";
import { isId, type PublishableKind } from "@/lib/content/publishable/model";
import { type EditorDetail, getEditor } from "@/lib/content/publishable/queries";
import type { SearchParams } from "@/lib/core/list";
import type { PersonCtx } from "@/lib/core/session";

/** What every writing screen needs, besides what its kind needs. */
export interface Opened<D> {
  row: EditorDetail;
  start: FormStart<D>;
  zones: { mine: string; institution: string };
}

/** Reads one row for its writing screen; `?draft=mine` shows the reader's unfinished work. 404 for an unknown row. */
export async function openEditor<D>(
  ctx: PersonCtx,
  kind: PublishableKind,
  id: string,
  searchParams: Promise<SearchParams>,
): Promise<Opened<D>> {
  const row = isId(id) ? await getEditor(ctx, kind, id) : null;
  if (!row) notFound();
  return {
    row,
    start: formStart<D>(row, (await searchParams).draft === "mine"),
    zones: { mine: ctx.actor.timeZone, institution: await ctx.setting<string>("general.time_zone") },
  };
}

/** Categories or people as choices of a select. */
export const choices = (rows: readonly { id: string; name: string }[]) =>
  rows.map((row) => ({ value: row.id, label: row.name }));
