import { sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { hashPassword } from "../password/hash";
import { DEMO_PASSWORD } from "./people";

/** A version 7 UUID of a moment, made in SQL, so that bulk rows sort by time as the others do. */
const uuidAt = (moment: string) =>
  sql.raw(`(
  lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0')
  || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid`);

/** Rows of one statement, so that none outlasts its deadline. */
const STEP = 10_000;
const FIRST =
  "array['Ada','Boris','Clara','David','Elena','Fedor','Greta','Hugo','Inga','Jan','Katya','Leo','Mira','Nina','Oleg','Paula']";
const LAST =
  "array['Almeida','Berg','Costa','Dietrich','Egorova','Fischer','Galka','Hansen','Ivanova','Jansen','Kovacs','Larsen','Medina','Novak','Orlov','Peters']";

/** Adds people in bulk: 50,000 students, 1,000 mentors, 5,000 providers, 2,000 companies, 200,000 logins. */
export async function seedVolume(ctx: Ctx, say: (line: string) => void): Promise<void> {
  const hash = await hashPassword(DEMO_PASSWORD);
  await people(ctx, "student", 50_000, "st", hash);
  await people(ctx, "mentor", 1_000, "mt", hash);
  await people(ctx, "provider", 5_000, "pv", hash);
  say("56,000 people");
  await ctx.db.execute(sql`
    insert into mentor_profiles (user_id, designation, qualifications)
    select id, 'Mentor', 'Journeyman' from users where username ~ '^mt[0-9]{6}$' on conflict do nothing`);
  await ctx.db.execute(sql`
    insert into student_profiles (user_id, usn, usn_confirmed_at, department, semester, admission_year)
    select id, 'L' || substr(username::text, 3), now(),
      (array['Cabinetmaking','Metalwork','Textiles','Ceramics','Restoration'])[1 + substr(username::text, 3)::int % 5],
      1 + substr(username::text, 3)::int % 8, 2022 + substr(username::text, 3)::int % 4
    from users where username ~ '^st[0-9]{6}$' on conflict do nothing`);
  await ctx.db.execute(sql`
    insert into provider_profiles (user_id, business_name, experience, experience_years, service_areas, availability)
    select id, first_name || ' ' || last_name, 'Repairs and fittings', 1 + substr(username::text, 3)::int % 30, '["Berlin"]', '{}'
    from users where username ~ '^pv[0-9]{6}$' on conflict do nothing`);
  await ctx.db.execute(sql`
    insert into companies (id, name, slug, industry, country, created_by)
    select ${uuidAt("u.created_at")}, 'Company ' || u.last_name || ' ' || substr(u.username::text, 3),
      'company-' || substr(u.username::text, 3), 'Crafts', 'DE', u.id
    from users u where u.username ~ '^st00[01][0-9]{3}$' on conflict do nothing`);
  say("profiles and 2,000 companies");
  for (let n = 1; n <= 4; n++)
    await ctx.db.execute(sql`
      insert into sessions (id, user_id, epoch, last_seen_at, expires_at, user_agent, device_hash, ended_at, end_reason)
      select ${uuidAt("s.at")}, s.id, 0, s.at, s.at + interval '24 hours',
        'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', md5(s.id::text || ${n}::text), s.at + interval '3 hours', 'signed_out'
      from (select u.id, now() - interval '80 days' * random() as at
        from users u where u.username ~ '^st[0-9]{6}$') s`);
  await ctx.db.execute(sql`analyze users, user_roles, sessions, student_profiles, companies`);
  say("200,000 login sessions");
}

/** Inserts active people of one role in steps, named by prefix and number; a second run adds nothing. */
async function people(ctx: Ctx, role: string, count: number, prefix: string, hash: string): Promise<void> {
  for (let from = 0; from < count; from += STEP) {
    const to = Math.min(from + STEP, count) - 1;
    await ctx.db.execute(sql`
      insert into users (id, email, username, password_hash, first_name, last_name, status, email_verified_at,
        terms_version, terms_accepted_at, created_at, updated_at)
      select ${uuidAt("p.at")}, p.name || '@large.example', p.name, ${hash},
        (${sql.raw(FIRST)})[1 + p.n % 16], (${sql.raw(LAST)})[1 + p.n / 16 % 16], 'active', p.at, 1, p.at, p.at, p.at
      from (select n, ${prefix} || lpad(n::text, 6, '0') as name, now() - make_interval(mins => n * 12) as at
        from generate_series(${from}::int, ${to}::int) n) p
      on conflict do nothing`);
  }
  await ctx.db.execute(sql`
    insert into user_roles (id, user_id, role_id, status, requested_by, decided_at)
    select ${uuidAt("u.created_at")}, u.id, r.id, 'active', u.id, u.created_at
    from users u, roles r where r.key = ${role} and u.username ~ ${`^${prefix}[0-9]{6}$`}
    on conflict do nothing`);
}
