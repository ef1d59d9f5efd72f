import { beforeAll, expect, test } from "vitest";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { notificationPreferences } from "../../notifications/schema/preferences";
import { STATEMENT_TYPE } from "../notices";
import { asHigherDomain, member, told } from "../testing";
import { monthBefore } from "./month";
import { sendStatements } from "./monthly";

beforeAll(asHigherDomain);

test("last month's statement goes to whoever asked for it and moved points then, and to nobody else", async () => {
  const [asked, quiet, silent] = [await member(40), await member(40), await member()];
  for (const { user } of [asked, silent])
    await db()
      .insert(notificationPreferences)
      .values({ userId: user.id, typePreferences: { [STATEMENT_TYPE]: { email: true } } });
  const [year, month] = new Date().toISOString().split("-").map(Number) as [number, number];
  const nextMonth = new Date(Date.UTC(year, month, 3));
  const of = (id: string) => told.filter((t) => t.notice === "points.statement" && t.people.includes(id));
  await sendStatements(testCtx({ kind: "job", name: "points.send-statements" }), nextMonth);
  expect(of(asked.user.id).map((t) => t.data)).toEqual([
    expect.objectContaining({ came: 40, went: 0, balance: 40 }),
  ]);
  for (const { user } of [quiet, silent]) expect(of(user.id)).toEqual([]);
});

test("the month before January is December", () => {
  expect(monthBefore(new Date("2027-01-03T00:00:00Z"), "UTC")).toBe("2026-12");
  expect(monthBefore(new Date("2026-03-31T23:30:00Z"), "Europe/Berlin")).toBe("2026-03");
});
