import { inArray } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { isUuid } from "@/lib/core/ids";
import { historyOf } from "@/lib/core/transition";
import { users } from "@/lib/identity/schema/users";

/** One move of a thing, as its page shows it. */
export interface HistoryEntry {
  id: string;
  at: Date;
  to: string;
  reason: string | null;
  actorKind: string;
  /** A job's name, or a person's id. */
  actorId: string | null;
  actorName: string | null;
}

/** The moves of one thing with the names of who made them, newest first. The caller may see the thing. */
export async function statusHistoryOf(ctx: Ctx, entityType: string, id: string): Promise<HistoryEntry[]> {
  const rows = await historyOf(ctx, entityType, [id]);
  const names = await namesOf(
    ctx,
    rows.map((row) => row.actorId),
  );
  return rows
    .map((row) => ({
      id: row.id,
      at: row.at,
      to: row.toStatus,
      reason: row.reason,
      actorKind: row.actorKind,
      actorId: row.actorId,
      actorName: row.actorId ? (names.get(row.actorId) ?? null) : null,
    }))
    .reverse();
}

/** Names of people by id; other ids, such as those of jobs, are left out. One query whatever their number. */
export async function namesOf(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const people = [...new Set(ids.filter((id): id is string => id !== null && isUuid(id)))];
  if (!people.length) return new Map();
  const rows = await ctx.db
    .select({ id: users.id, first: users.firstName, last: users.lastName, username: users.username })
    .from(users)
    .where(inArray(users.id, people));
  return new Map(rows.map((p) => [p.id, `${p.first} ${p.last}`.trim() || p.username]));
}
