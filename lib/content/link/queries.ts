import { sql } from "drizzle-orm";
import { allow, type Ctx } from "../../core/ctx";
import { mayWrite } from "../access";
import { descriptorOf } from "../publishable/descriptors";
import { PUBLISHABLE_KINDS, type PublishableKind } from "../publishable/model";

/** A link that leads nowhere, and the row in which it stands. */
export interface BrokenLink {
  kind: PublishableKind;
  id: string;
  title: string;
  href: string;
}

/** Links of public content that led nowhere at the last nightly check, at most 50. */
export async function listBrokenLinks(ctx: Ctx): Promise<BrokenLink[]> {
  allow(mayWrite(ctx.actor));
  const parts = PUBLISHABLE_KINDS.map((kind) => {
    const { table, title } = descriptorOf(kind);
    return sql`select ${kind}::text as kind, ${table.id} as id, ${title} as title, l.href, l.created_at
      from content_broken_links l join ${table} on ${table.id} = l.subject_id
      where l.subject_kind = ${kind} and ${table.status} = 'published'`;
  });
  const { rows } = await ctx.db.execute<{ kind: PublishableKind; id: string; title: string; href: string }>(
    sql`select kind, id, title, href from (${sql.join(parts, sql` union all `)}) l order by created_at, href limit 50`,
  );
  return rows.map(({ kind, id, title, href }) => ({ kind, id, title, href }));
}
