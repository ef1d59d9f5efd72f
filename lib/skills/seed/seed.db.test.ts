import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { seedPeople } from "../../identity/seed/demo";
import { normalizeLabel } from "../label/model";
import { seedSkills } from "../seed";
import { miscounted } from "../testing";

const one = async (query: ReturnType<typeof sql>) => (await db().execute(query)).rows[0];
const by = async (column: string, table: string) =>
  Object.fromEntries(
    (
      await db().execute<{ key: string; n: number }>(
        sql`select ${sql.raw(column)}::text as key, count(*)::int as n from ${sql.raw(table)} group by 1`,
      )
    ).rows.map((row) => [row.key, row.n]),
  );

test("the demo's skills are whole, show every state and proof, and are loaded once", async () => {
  const ctx = testCtx({ kind: "job", name: "system.seed" });
  await seedPeople(ctx);
  const load = () => seedSkills({ ctx, scale: "demo", say: () => undefined });
  await load();
  const counts = () =>
    one(sql`select (select count(*)::int from categories) as categories,
      (select count(*)::int from skills) as skills, (select count(*)::int from skill_synonyms) as labels,
      (select count(distinct user_id)::int from user_skills) as people,
      (select count(*)::int from skill_evidence where origin_kind = 'endorsement') as endorsements,
      (select max(cardinality(path))::int from categories) as deepest`);
  const first = await counts();
  expect(first).toMatchObject({
    categories: 12,
    skills: 80,
    labels: 160,
    people: 40,
    endorsements: 30,
    deepest: 2,
  });
  expect(
    await one(sql`select
      (select count(*)::int from categories where coalesce(translations #>> '{ru,name}', '') = '') as categories,
      (select count(*)::int from specializations where coalesce(translations #>> '{ru,name}', name::text) = '') as specializations,
      (select count(*)::int from skills
        where description is not null and coalesce(translations #>> '{ru,description}', '') = '') as skills`),
  ).toEqual({ categories: 0, specializations: 0, skills: 0 });
  await load();
  expect(await counts()).toEqual(first);
  expect(await by("status", "skills")).toEqual({ active: 70, proposed: 5, merged: 3, retired: 2 });
  expect(Object.keys(await by("proof", "user_skills")).sort()).toEqual([
    "assessed",
    "claimed",
    "credentialed",
    "endorsed",
  ]);
  expect(
    await one(sql`select
    count(*) filter (where expires_at < now())::int > 2 as expired,
    count(*) filter (where revoked_at is not null)::int > 1 as revoked from skill_evidence`),
  ).toEqual({
    expired: true,
    revoked: true,
  });
  expect(
    await one(sql`select min(n)::int as least, max(n)::int as most from (
      select count(*) as n from user_skills u join skills s on s.id = u.skill_id and s.status <> 'proposed'
      group by user_id) c`),
  ).toMatchObject({ least: 5, most: 12 });
  expect(await miscounted()).toEqual([]);
  const { rows } = await db().execute<{ label: string; normalized: string }>(
    sql`select label, normalized from skill_synonyms`,
  );
  for (const row of rows) expect(normalizeLabel(row.label)).toBe(row.normalized);
});
