import { type SQL, sql } from "drizzle-orm";
import { allow, type Ctx, personId } from "../../core/ctx";
import { personName } from "../../identity/user/person-name";
import { mayWrite } from "../access";
import { type BrokenLink, listBrokenLinks } from "../link/queries";
import { type ContentStatus, PUBLISHABLE_KINDS, type PublishableKind } from "../publishable/model";

/** A row of the overview, of any kind. */
export interface OverviewRow {
  kind: PublishableKind;
  id: string;
  title: string;
  status: ContentStatus;
  updatedAt: Date;
  updatedBy: string;
}
/** Something with a moment at which it goes live or leaves. */
export interface ScheduledRow extends OverviewRow {
  publishAt: Date | null;
  unpublishAt: Date | null;
  /** The version that goes live. */
  version: number | null;
}
export interface Overview {
  mine: OverviewRow[];
  scheduled: ScheduledRow[];
  recent: OverviewRow[];
  broken: BrokenLink[];
}

const LIMIT = 12;

const TABLE: Record<PublishableKind, { name: string; title: string }> = {
  page: { name: "pages", title: "title" },
  post: { name: "posts", title: "title" },
  template: { name: "templates", title: "name" },
  project: { name: "projects", title: "title" },
  portfolio_item: { name: "portfolio_items", title: "title" },
};

/** The first rows of all kinds that a condition on `t` finds, in one query. */
async function rowsOfAllKinds(ctx: Ctx, where: SQL, order: SQL): Promise<ScheduledRow[]> {
  const parts = PUBLISHABLE_KINDS.map((kind) => {
    const { name, title } = TABLE[kind];
    return sql`(select ${kind}::text as kind, t.id, t.${sql.identifier(title)} as title, t.status, t.updated_at, t.updated_by,
      t.publish_at, t.unpublish_at, t.publish_revision_id from ${sql.identifier(name)} t
      where ${where} order by ${order} limit ${LIMIT})`;
  });
  const { rows } = await ctx.db.execute<{
    kind: PublishableKind;
    id: string;
    title: string;
    status: ContentStatus;
    updated_at: string;
    name: string;
    publish_at: string | null;
    unpublish_at: string | null;
    version: number | null;
  }>(sql`
    select t.*, ${personName} as name, r.version
    from (${sql.join(parts, sql` union all `)}) t
    join users on users.id = t.updated_by
    left join content_revisions r on r.id = t.publish_revision_id
    order by ${order} limit ${LIMIT}`);
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    title: row.title,
    status: row.status,
    updatedAt: new Date(row.updated_at),
    updatedBy: row.name,
    publishAt: row.publish_at ? new Date(row.publish_at) : null,
    unpublishAt: row.unpublish_at ? new Date(row.unpublish_at) : null,
    version: row.version,
  }));
}

/** What waits for this person in content: own drafts, everything scheduled, what changed last, broken links. */
export async function contentOverview(ctx: Ctx): Promise<Overview> {
  allow(mayWrite(ctx.actor));
  const me = personId(ctx.actor);
  const newest = sql`t.updated_at desc, t.id`;
  const [mine, scheduled, recent, broken] = await Promise.all([
    rowsOfAllKinds(
      ctx,
      sql`t.status = 'draft' and t.publish_at is null and (t.created_by = ${me} or t.updated_by = ${me})`,
      newest,
    ),
    rowsOfAllKinds(
      ctx,
      sql`t.publish_at is not null or t.unpublish_at is not null`,
      sql`least(t.publish_at, t.unpublish_at), t.id`,
    ),
    rowsOfAllKinds(ctx, sql`true`, newest),
    listBrokenLinks(ctx),
  ]);
  return { mine, scheduled, recent, broken };
}
