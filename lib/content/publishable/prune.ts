import { sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";

const BATCH = 5000;

/**
 * Removes versions beyond the newest that are kept (setting), never one that is public, scheduled or has a
 * working preview link. Autosaves untouched for 90 days go too.
 */
export async function pruneVersions(ctx: Ctx): Promise<void> {
  const kept = await ctx.setting<number>("content.versions_kept");
  const inUse = sql.join(
    ["pages", "posts", "templates", "projects", "portfolio_items"].map(
      (table) =>
        sql`select 1 from ${sql.identifier(table)} t where t.live_revision_id = r.id or t.publish_revision_id = r.id`,
    ),
    sql` union all `,
  );
  for (;;) {
    const { rowCount } = await ctx.db.execute(sql`
      delete from content_revisions where id in (
        select r.id from (
          select id, preview_expires_at,
            row_number() over (partition by subject_kind, subject_id order by version desc) as place
          from content_revisions where version is not null
        ) r
        where r.place > ${kept} and coalesce(r.preview_expires_at < now(), true) and not exists (${inUse})
        limit ${BATCH})`);
    if ((rowCount ?? 0) < BATCH) break;
  }
  await ctx.db.execute(
    sql`delete from content_revisions where version is null and updated_at < now() - interval '90 days'`,
  );
}
