import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { transaction } from "../../core/db";

/** How many there are of each at large scale, what the demo holds not counted. */
const CATEGORIES = 300;
const SKILLS = 14_000;
/** Labels of each beside its name. */
const LABELS = 3.29;
const HELD = 400_000;
const PROOFS = 300_000;
const CHOICES = 80_000;

const WORDS = {
  way: "array['Manual','Automatic','Precision','Industrial','Historic','Rural','Urban','Digital','Applied','Basic','Technical','Medical','Marine','Thermal','Optical','Acoustic','Organic','Structural','Electrical','Chemical']",
  thing:
    "array['glass','steel','timber','leather','paper','stone','plaster','cloth','copper','resin','brick','bread','cheese','soil','water','cable','engine','sensor','valve','pump','roof','floor','window','bridge','garden','orchard','network','report','invoice','contract','lesson','survey','camera','stage','costume','print','book','map','boat','wheel']",
  work: "array['cutting','joining','casting','testing','repair','planning','drawing','grading','finishing','assembly','inspection','cleaning','measuring','storage','design','maintenance','teaching','selling']",
};
/** The word of a list that a number picks. */
const word = (list: keyof typeof WORDS, pick: string) =>
  sql.raw(`(${WORDS[list]})[1 + (${pick})::int % array_length(${WORDS[list]}, 1)]`);

/**
 * Adds 300 categories, 14,000 skills with 60,000 labels, and what fifty thousand people can do: 400,000 skills, 300,000
 * proofs, 80,000 specializations. A second run adds nothing.
 */
export async function seedVolume(ctx: Ctx, say: (line: string) => void): Promise<void> {
  const known = await ctx.db.execute(sql`select 1 from skills where slug like 'large-%' limit 1`);
  if (known.rows.length) return;
  await transaction(async (db) => {
    const run = (statement: SQL) => db.execute(statement);
    await run(sql`set local statement_timeout = '20min'`);
    await categories(run);
    await skills(run);
    say("14,000 skills with their labels");
    await held(run);
    say("400,000 skills of people with 300,000 proofs");
    await run(sql`
      insert into user_specializations (id, user_id, specialization_id, added_at)
      select md5('choice' || g.n)::uuid, p.id, s.id, now() - make_interval(mins => g.n)
      from generate_series(0, ${CHOICES - 1}::int) g (n)
      join large_people p on p.n = g.n % (select count(*) from large_people)
      join (select id, row_number() over (order by sort_order) - 1 as k, count(*) over () as total
        from specializations) s on s.k = (g.n / (select count(*) from large_people) * 3 + g.n) % s.total
      on conflict do nothing`);
    say("80,000 specializations");
    await run(sql`
      update skills s set usage_count = c.n from (
        select skill_id, count(*)::int as n from user_skills where is_visible group by skill_id) c
      where c.skill_id = s.id`);
  });
  await ctx.db.execute(
    sql`analyze categories, skills, skill_synonyms, user_skills, skill_evidence, user_specializations`,
  );
}

/** Ten roots, each with four, each of those with six or seven below. */
async function categories(run: (statement: SQL) => Promise<unknown>): Promise<void> {
  await run(sql`
    create temporary table large_categories on commit drop as
    select n, md5('category' || n)::uuid as id,
      case when n < 10 then null when n < 50 then n % 10 else 10 + n % 40 end as above
    from generate_series(0, ${CATEGORIES - 1}::int) n`);
  await run(sql`
    insert into categories (id, parent_id, path, name, slug, sort_order)
    select c.id, p.id, case when c.above is null then '{}'::uuid[] when p.above is null then array[p.id]
      else array[g.id, p.id] end,
      initcap(${word("thing", "c.n")}) || ' ' || ${word("work", "c.n / 3")} || ' ' || c.n, 'large-category-' || c.n, 100 + c.n
    from large_categories c left join large_categories p on p.n = c.above left join large_categories g on g.n = p.above
    order by c.n`);
}

async function skills(run: (statement: SQL) => Promise<unknown>): Promise<void> {
  await run(sql`
    create temporary table large_skills on commit drop as
    select n, md5('skill' || n)::uuid as id,
      ${word("way", "n")} || ' ' || ${word("thing", "n / 20")} || ' ' || ${word("work", "n / 800")} as name
    from generate_series(0, ${SKILLS - 1}::int) n`);
  await run(sql`
    insert into skills (id, name, slug, description, category_id, broader_id, external_uri, status, created_at, updated_at)
    select s.id, s.name, 'large-' || s.n, 'What is done with it, by whom, and how it is told apart.', c.id,
      case when s.n % 5 > 0 then md5('skill' || (s.n - s.n % 5))::uuid end, 'http://list.example/skill/' || s.n,
      'active', now() - make_interval(mins => s.n), now()
    from large_skills s join large_categories c on c.n = 50 + s.n % ${CATEGORIES - 50} order by s.n`);
  await run(sql`
    insert into skill_synonyms (id, skill_id, label, normalized, language_code, is_preferred)
    select md5('label' || s.id || k)::uuid, s.id, l.label, lower(l.label), case when k = 1 then 'ru' else 'en' end, k in (0, 1)
    from large_skills s cross join lateral (
      select k, case k when 0 then s.name when 1 then 'Навык ' || s.n || ' ' || lower(s.name)
        when 2 then s.name || ' work' when 3 then 'Skill of ' || lower(s.name) else s.name || ' practice' end as label
      from generate_series(0, 4) k where k < 4 or s.n % 100 < ${Math.round((LABELS - 3) * 100)}::int) l (k, label)`);
}

async function held(run: (statement: SQL) => Promise<unknown>): Promise<void> {
  await run(sql`
    create temporary table large_people on commit drop as
    select (row_number() over (order by username))::int - 1 as n, id from users where username ~ '^st[0-9]{6}$'`);
  await run(sql`analyze large_people`);
  // Few skills are held by very many and most by few, as everywhere: the square of a uniform number.
  await run(sql`
    create temporary table large_held on commit drop as
    select distinct on (person, skill) * from (
      select i, i % (select greatest(count(*), 1) from large_people)::int as person,
        floor(power(('x' || substr(md5(i::text), 1, 8))::bit(32)::bigint / 4294967296.0, 2) * ${SKILLS})::int as skill
      from generate_series(0, ${Math.round(HELD * 1.003)}::int) i) x
    order by person, skill limit ${HELD}`);
  await run(sql`
    create temporary table large_proofs on commit drop as
    select n, h.i, (array['endorsed','assessed','credentialed'])[1 + n % 3]::skill_proof as proof,
      (array['beginner','intermediate','advanced'])[1 + n % 3]::difficulty_level as level,
      now() - make_interval(mins => n * 5) as at
    from (select i, row_number() over (order by i)::int - 1 as n from large_held order by i limit ${PROOFS}) h`);
  await run(sql`
    insert into user_skills (id, user_id, skill_id, level, source, proof, proof_level, proven_at, is_visible, created_at)
    select md5('held' || h.i)::uuid, p.id, md5('skill' || h.skill)::uuid,
      (array['beginner','intermediate','advanced'])[1 + h.i % 3]::difficulty_level, 'self',
      coalesce(e.proof, 'claimed'), e.level, e.at, h.i % 20 > 0, now() - make_interval(mins => h.i)
    from large_held h join large_people p on p.n = h.person left join large_proofs e on e.i = h.i`);
  await run(sql`
    insert into skill_evidence (id, user_skill_id, proof, origin_kind, origin_id, title, level, verifier_id, occurred_at, expires_at)
    select md5('proof' || e.i)::uuid, md5('held' || e.i)::uuid, e.proof,
      (array['endorsement','course','certificate'])[1 + e.n % 3], md5('origin' || e.i)::uuid, 'Proof ' || e.i, e.level,
      case when e.proof = 'endorsed' then v.id end, e.at, case when e.n % 4 = 2 then now() + interval '1 year' end
    from large_proofs e join large_people v on v.n = (e.i * 7::bigint + 13) % (select count(*) from large_people)`);
}
