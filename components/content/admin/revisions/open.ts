import { notFound } from "next/navigation";
import { isId, type PublishableKind } from "@/lib/content/publishable/model";
import { getEditor, getRevision, listRevisions } from "@/lib/content/publishable/queries";
import type { SearchParams } from "@/lib/core/list";
import type { PersonCtx } from "@/lib/core/session";

const numberOf = (value: SearchParams[string]) => {
  const n = Number(Array.isArray(value) ? value[0] : value);
  return Number.isSafeInteger(n) && n > 0 ? n : null;
};

/** Reads the history of one row, and the two versions that `?from=` and `?to=` name. 404 for an unknown row. */
export async function openRevisions(
  ctx: PersonCtx,
  kind: PublishableKind,
  id: string,
  searchParams: Promise<SearchParams>,
) {
  const row = isId(id) ? await getEditor(ctx, kind, id) : null;
  if (!row) notFound();
  const query = await searchParams;
  const [from, to] = [numberOf(query.from), numberOf(query.to) ?? row.version];
  const [list, older, newer] = await Promise.all([
    listRevisions(ctx, kind, id),
    from ? getRevision(ctx, kind, id, from) : null,
    from ? getRevision(ctx, kind, id, to) : null,
  ]);
  return { row, list, compared: older && newer ? { older, newer } : null, zone: ctx.actor.timeZone };
}
