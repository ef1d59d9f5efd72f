import { type SQL, sql } from "drizzle-orm";
import { transaction } from "../../core/db";
import { hashPassword } from "../password/hash";
import { DEMO_PASSWORD } from "./people";

/** A version 7 UUID of a moment, made in SQL, so that bulk rows sort by time as the others do. */
const uuidAt = (moment: string) =>
  sql.raw(`(
  lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0')
  || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid`);

/** Rows of one statement that makes people. */
const STEP = 10_000;
const FIRST =
  "array['Ada','Boris','Clara','David','Elena','Fedor','Greta','Hugo','Inga','Jan','Katya','Leo','Mira','Nina','Oleg','Paula']";
const LAST =
  "array['Almeida','Berg','Costa','Dietrich','Egorova','Fischer','Galka','Hansen','Ivanova','Jansen','Kovacs','Larsen','Medina','Novak','Orlov','Peters']";

/** A department by the number in a username. */
const departmentOf = (username: string) =>
  sql.raw(
    `(array['Cabinetmaking','Metalwork','Textiles','Ceramics','Restoration'])[1 + substr(${username}::text, 3)::int % 5]`,
  );

/** One statement over many rows, without the deadline that statements of requests have. */
async function bulk(statement: SQL): Promise<void> {
  await transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    await tx.execute(statement);
  });
}

/** Adds people in bulk: 50,000 students, 1,000 mentors, 5,000 providers, 2,000 companies, 20,000 proofs, 200,000 logins. */
export async function seedVolume(say: (line: string) => void): Promise<void> {
  const hash = await hashPassword(DEMO_PASSWORD);
  await people("student", 50_000, "st", hash);
  await people("mentor", 1_000, "mt", hash);
  await people("provider", 5_000, "pv", hash);
  say("56,000 people");
  await bulk(sql`
    insert into mentor_profiles (user_id, employee_id, department, designation, qualifications)
    select id, 'LM' || substr(username::text, 3), ${departmentOf("username")}, 'Mentor', 'Journeyman'
    from users where username ~ '^mt[0-9]{6}$' on conflict do nothing`);
  await bulk(sql`
    insert into student_profiles (user_id, usn, usn_confirmed_at, department, semester, admission_year, mentor_id)
    select s.id, 'L' || substr(s.username::text, 3), case when s.n % 10 > 0 then now() end, ${departmentOf("s.username")},
      1 + s.n % 8, 2022 + s.n % 4, m.id
    from (select id, username, substr(username::text, 3)::int as n from users where username ~ '^st[0-9]{6}$') s
      left join users m on s.n % 5 > 0 and m.username = 'mt' || lpad(((s.n - s.n / 5 - 1) % 1000)::text, 6, '0')
    on conflict do nothing`);
  await bulk(sql`
    insert into provider_profiles (user_id, business_name, experience, experience_years, service_areas, availability)
    select id, first_name || ' ' || last_name, 'Repairs and fittings', 1 + substr(username::text, 3)::int % 30, '["Berlin"]', '{}'
    from users where username ~ '^pv[0-9]{6}$' on conflict do nothing`);
  await bulk(sql`
    insert into companies (id, name, slug, industry, country, created_by)
    select ${uuidAt("u.created_at")}, 'Company ' || u.last_name || ' ' || substr(u.username::text, 3),
      'company-' || substr(u.username::text, 3), 'Crafts', 'DE', u.id
    from users u where u.username ~ '^st00[01][0-9]{3}$' on conflict do nothing`);
  await bulk(sql`
    insert into company_members (id, company_id, user_id, position, status, joined_at)
    select ${uuidAt("c.created_at")}, c.id, c.created_by, 'owner', 'active', c.created_at
    from companies c where c.slug ~ '^company-[0-9]{6}$' on conflict do nothing`);
  say("profiles and 2,000 companies");
  await bulk(sql`
    insert into user_verifications (id, user_id, verification_type, status, evidence, decided_at, created_at)
    select ${uuidAt("v.at")}, v.id, (array['identity','address','student'])[1 + v.n % 3]::verification_type,
      v.status::verification_status, '[]', case when v.status <> 'pending' then v.at + interval '1 day' end, v.at
    from (select id, n, (array['pending','verified','verified','verified','rejected','expired','withdrawn','verified'])
        [1 + n % 8] as status, now() - make_interval(mins => n * 7) as at
      from (select id, substr(username::text, 3)::int as n from users where username ~ '^st0[0-1][0-9]{4}$') s) v
    on conflict do nothing`);
  say("20,000 proofs");
  for (let n = 1; n <= 4; n++)
    await bulk(sql`
      insert into sessions (id, user_id, epoch, last_seen_at, expires_at, user_agent, device_hash, ended_at, end_reason)
      select ${uuidAt("s.at")}, s.id, 0, s.at, s.at + interval '24 hours',
        'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', md5(s.id::text || ${n}::text), s.at + interval '3 hours', 'signed_out'
      from (select u.id, now() - interval '80 days' * random() as at
        from users u where u.username ~ '^st[0-9]{6}$') s`);
  await bulk(
    sql`analyze users, user_roles, sessions, student_profiles, mentor_profiles, companies, company_members, user_verifications`,
  );
  say("200,000 login sessions");
}

/** Inserts active people of one role in steps, named by prefix and number; a second run adds nothing. */
async function people(role: string, count: number, prefix: string, hash: string): Promise<void> {
  for (let from = 0; from < count; from += STEP) {
    const to = Math.min(from + STEP, count) - 1;
    await bulk(sql`
      insert into users (id, email, username, password_hash, first_name, last_name, status, email_verified_at,
        terms_version, terms_accepted_at, created_at, updated_at)
      select ${uuidAt("p.at")}, p.name || '@large.example', p.name, ${hash},
        (${sql.raw(FIRST)})[1 + p.n % 16], (${sql.raw(LAST)})[1 + p.n / 16 % 16], 'active', p.at, 1, p.at, p.at, p.at
      from (select n, ${prefix} || lpad(n::text, 6, '0') as name, now() - make_interval(mins => n * 12) as at
        from generate_series(${from}::int, ${to}::int) n) p
      on conflict do nothing`);
  }
  await bulk(sql`
    insert into user_roles (id, user_id, role_id, status, requested_by, decided_at)
    select ${uuidAt("u.created_at")}, u.id, r.id, 'active', u.id, u.created_at
    from users u, roles r where r.key = ${role} and u.username ~ ${`^${prefix}[0-9]{6}$`}
    on conflict do nothing`);
}
