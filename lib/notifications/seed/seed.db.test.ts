import { expect, test } from "vitest";
import { jobCtx } from "../../core/ctx";
import { pool } from "../../core/db";
import { seedPeople } from "../../identity/seed/demo";
import { DELIVERY_STATES } from "../delivery/model";
import { seedNotifications } from "./demo";
import { seedVolume } from "./large";

const ctx = jobCtx("system.seed");
const all = async (query: string) => (await pool().query(query)).rows;

test("gives every demo person something to be told of, mails in every state, and adds nothing twice", async () => {
  await seedPeople(ctx);
  expect(await seedNotifications(ctx)).toBeGreaterThan(100);
  expect(await seedNotifications(ctx)).toBe(0);
  const people = await all(`
    select count(*)::int as told, count(*) filter (where read_at is null)::int as unread
    from notifications group by user_id`);
  for (const { told, unread } of people) {
    expect(told).toBeGreaterThanOrEqual(6);
    expect(told).toBeLessThanOrEqual(21);
    expect(unread).toBeGreaterThan(0);
  }
  expect(await all("select 1 from notifications where priority = 'critical'")).not.toEqual([]);
  expect(await all("select 1 from notifications where group_count > 1")).not.toEqual([]);
  const states = await all("select distinct status from notification_deliveries");
  expect(states.map((row) => row.status).sort()).toEqual([...DELIVERY_STATES].sort());
  const kinds = await all(
    "select kind, status, count(*)::int as n from notification_templates group by 1, 2 order by 1, 2",
  );
  expect(kinds).toEqual([
    { kind: "notice", status: null, n: 3 },
    { kind: "announcement", status: "scheduled", n: 1 },
    { kind: "announcement", status: "sent", n: 1 },
  ]);
});

test("adds a volume, spread over people and time, once", async () => {
  await pool().query(`
    insert into users (id, email, username, status)
    select gen_random_uuid(), 'st' || lpad(n::text, 6, '0') || '@large.example', 'st' || lpad(n::text, 6, '0'), 'active'
    from generate_series(0, 49) n`);
  const sizes = { told: 2_000, mails: 500 };
  await seedVolume(ctx, () => undefined, sizes);
  await seedVolume(ctx, () => undefined, sizes);
  expect(await all("select count(*)::int as n from notifications where dedupe_key like 'large:%'")).toEqual([
    { n: 2_000 },
  ]);
  expect(
    await all("select count(*)::int as n from notification_deliveries where dedupe_key like 'large:%'"),
  ).toEqual([{ n: 500 }]);
});
