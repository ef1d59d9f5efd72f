import { type SQL, sql } from "drizzle-orm";
import { type Ctx, inTx, personId } from "../../core/ctx";
import { editorCtx } from "../../identity/seed/editor";

/** Rows of one transaction, so that no statement outlasts its deadline. */
const STEP = 2500;

/** A time-ordered id of a moment, made in SQL. */
const idAt = (moment: SQL) => sql`(
  lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0')
  || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid`;

const WORDS = {
  lead: "array['Notes on','A day with','How we measure','Learning','Repairing','Teaching','Planning','Testing','Drawing','The cost of']",
  thing:
    "array['hinges','timetables','bread ovens','query plans','wayfinding','night shifts','joinery','invoices','safety drills','letterpress','circuit boards','menus','boat ribs','interviews','glazing','care plans']",
  place:
    "array['in the wool store','at the quay','on the ward','in the timber shop','after hours','in the first term','for beginners','with 14 people','by hand','under pressure','in winter','on a budget']",
};

interface Kind {
  kind: "post" | "project" | "template";
  table: SQL;
  prefix: string;
  count: number;
  /** Columns beside the shared ones, and their values over `b` (bulk) and `s` (a demo row whose text is reused). */
  columns: SQL;
  values: SQL;
  /** The revision's data over `b` and `s`. */
  data: SQL;
}

const KINDS: readonly Kind[] = [
  {
    kind: "post",
    table: sql`posts`,
    prefix: "bulk-post",
    count: 20_000,
    columns: sql`title, excerpt, body, author_name, reading_minutes, category_id`,
    values: sql`b.title, s.excerpt, s.body, s.author_name, s.reading_minutes, s.category_id`,
    data: sql`jsonb_build_object('title', b.title, 'slug', b.slug, 'excerpt', s.excerpt, 'body', s.body, 'authorName', s.author_name, 'categoryId', s.category_id, 'tags', to_jsonb(s.tags))`,
  },
  {
    kind: "project",
    table: sql`projects`,
    prefix: "bulk-project",
    count: 5000,
    columns: sql`title, summary, body, category_id, completed_on`,
    values: sql`b.title, s.summary, s.body, s.category_id, b.at::date`,
    data: sql`jsonb_build_object('title', b.title, 'slug', b.slug, 'summary', s.summary, 'body', s.body, 'categoryId', s.category_id, 'tags', to_jsonb(s.tags))`,
  },
  {
    kind: "template",
    table: sql`templates`,
    prefix: "bulk-template",
    count: 5000,
    columns: sql`name, summary, description, license, category_id`,
    values: sql`b.title, s.summary, s.description, s.license, s.category_id`,
    data: sql`jsonb_build_object('name', b.title, 'slug', b.slug, 'summary', s.summary, 'description', s.description, 'license', s.license, 'categoryId', s.category_id, 'tags', to_jsonb(s.tags))`,
  },
];

async function step(ctx: Ctx, k: Kind, from: number, to: number): Promise<void> {
  const author = personId(ctx.actor);
  await inTx(ctx, async (tx) => {
    await tx.db.execute(sql`
      create temp table bulk on commit drop as
      select n, at, ${idAt(sql`at`)} as id, ${idAt(sql`at`)} as r1, ${idAt(sql`at + interval '1 hour'`)} as r2,
        ${idAt(sql`at + interval '2 hours'`)} as r3,
        (${sql.raw(WORDS.lead)})[1 + n % 10] || ' ' || (${sql.raw(WORDS.thing)})[1 + n / 10 % 16] || ' '
          || (${sql.raw(WORDS.place)})[1 + n / 160 % 12] || ', part ' || n as title,
        ${k.prefix} || '-' || n as slug
      from (select n, now() - interval '1 day' - make_interval(mins => n * 60) as at
        from generate_series(${from}::int, ${to}::int) n) x`);
    await tx.db.execute(sql`
      create temp table sample on commit drop as
      select row_number() over (order by id) - 1 as i, count(*) over () as of, * from ${k.table}
      where status = 'published' and slug not like 'bulk-%'`);
    await tx.db.execute(sql`
      insert into ${k.table} (id, slug, status, tags, created_by, updated_by, created_at, updated_at, ${k.columns})
      select b.id, b.slug, 'draft', s.tags, ${author}, ${author}, b.at, b.at, ${k.values}
      from bulk b join sample s on s.i = b.n % s.of`);
    await tx.db.execute(sql`
      insert into content_revisions (id, subject_kind, subject_id, version, data, author_id, created_at, updated_at)
      select case v when 1 then b.r1 when 2 then b.r2 else b.r3 end, ${k.kind}, b.id, v, ${k.data}, ${author}, b.at, b.at
      from bulk b join sample s on s.i = b.n % s.of cross join generate_series(1, 3) v`);
    if (k.kind === "template") {
      await tx.db.execute(sql`
        insert into template_versions (id, template_id, version, file_id, released_by, created_at, updated_at)
        select b.r1, b.id, 1, v.file_id, ${author}, b.at, b.at
        from bulk b join sample s on s.i = b.n % s.of join template_versions v on v.id = s.current_version_id`);
      await tx.db.execute(
        sql`update templates t set current_version_id = b.r1 from bulk b where t.id = b.id`,
      );
    }
    // One in twenty stays a draft, as in real life.
    await tx.db.execute(sql`
      update ${k.table} t set status = 'published', published_at = b.at, live_revision_id = b.r3
      from bulk b where t.id = b.id and b.n % 20 <> 0`);
  });
}

async function rows(ctx: Ctx, k: Kind): Promise<void> {
  for (let from = 1; from <= k.count; from += STEP)
    await step(ctx, k, from, Math.min(from + STEP - 1, k.count));
}

/** Search documents of the published bulk rows in both languages, and of nothing else: 57,000 of all kinds together. */
async function documents(ctx: Ctx, k: Kind, text: SQL, title: SQL): Promise<void> {
  for (const locale of ["en", "ru"]) {
    for (let from = 0; from < k.count; from += STEP)
      await ctx.db.execute(sql`
        insert into search_documents (source, source_id, locale, languages, config, title, summary, body, url, sort_at, visible_from)
        select ${k.kind}, t.id, ${locale}, '{en,ru}', ${locale === "en" ? "guild_english" : "guild_russian"}::regconfig, ${title}, left(${text}, 200),
          left(${text}, 2000), '/' || ${k.kind} || 's/' || t.slug, t.published_at, t.published_at
        from ${k.table} t
        where t.status = 'published' and t.slug like 'bulk-%'
          and substr(t.slug, length(${k.prefix}) + 2)::int between ${from + 1} and ${from + STEP}
        on conflict do nothing`);
  }
}

async function entitlements(ctx: Ctx): Promise<void> {
  for (let round = 0; round < 10; round++) {
    await ctx.db.execute(sql`
      insert into template_entitlements (id, user_id, template_id, source, download_count)
      select ${idAt(sql`now()`)}, u.id, t.id, 'free', 10
      from (select id, row_number() over (order by id) as n from users where username ~ '^st[0-9]{6}$') u
      join (select id, row_number() over (order by id) as n from templates where slug like 'bulk-%' and status = 'published') t
        on t.n = 1 + u.n % 4750
      where u.n % 10 = ${round} on conflict do nothing`);
    await ctx.db.execute(sql`
      insert into template_downloads (id, template_version_id, entitlement_id, user_id, downloaded_at)
      select ${idAt(sql`now()`)}, t.current_version_id, e.id, e.user_id, now() - make_interval(hours => d * 24 + ${round})
      from template_entitlements e join templates t on t.id = e.template_id
      join users u on u.id = e.user_id and substr(u.username::text, 3)::int % 10 = ${round}
      cross join generate_series(1, 10) d
      where t.slug like 'bulk-%' and u.username ~ '^st[0-9]{6}$'`);
  }
}

/**
 * The volume of a large institution: 20,000 posts with 60,000 versions, 5,000 projects, 5,000 templates, 50,000
 * entitlements with 500,000 downloads, their search documents, 20,000 redirects. A second run adds nothing.
 */
export async function seedVolume(ctx: Ctx, say: (line: string) => void): Promise<void> {
  const known = await ctx.db.execute(sql`select 1 from posts where slug = 'bulk-post-1'`);
  if (known.rows.length) return;
  const editor = await editorCtx(ctx);
  for (const k of KINDS) {
    await rows(editor, k);
    say(`${k.count} ${k.kind}s with ${k.count * 3} versions`);
  }
  const [post, project, template] = KINDS as [Kind, Kind, Kind];
  await documents(ctx, post, sql`t.body`, sql`t.title`);
  await documents(ctx, project, sql`t.body`, sql`t.title`);
  await documents(ctx, template, sql`t.description`, sql`t.name`);
  say("search documents");
  await entitlements(ctx);
  say("50,000 entitlements, 500,000 downloads");
  await ctx.db.execute(sql`
    insert into slug_redirects (id, from_path, target_kind, target_id)
    select ${idAt(sql`now()`)}, '/posts/old-' || slug, 'post', id from posts where slug like 'bulk-%' on conflict do nothing`);
  await ctx.db.execute(
    sql`analyze posts, projects, templates, content_revisions, search_documents, template_entitlements, template_downloads, slug_redirects`,
  );
  say("20,000 redirects");
}
