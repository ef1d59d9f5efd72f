import { sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";

/** The channel on which processes learn whose badge changed; its messages are ids of people. */
export const UNREAD_CHANNEL = "guildhall_unread";

/** PostgreSQL takes 8,000 bytes a message; an id with its comma takes 37. */
const IDS_EACH = 200;

/** Tells every process, after the commit, that what these people have not read changed. */
export async function announceUnread(ctx: Ctx, userIds: readonly string[]): Promise<void> {
  for (let at = 0; at < userIds.length; at += IDS_EACH)
    await ctx.db.execute(
      sql`select pg_notify(${UNREAD_CHANNEL}, ${userIds.slice(at, at + IDS_EACH).join(",")})`,
    );
}
