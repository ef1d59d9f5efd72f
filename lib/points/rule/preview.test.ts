import { expect, test } from "vitest";
import { type PaidDay, tryNumbers } from "./preview";

const terms = (parts: Partial<Parameters<typeof tryNumbers>[2]>) => ({
  points: 10,
  maxPoints: null,
  dailyCap: null,
  totalCap: null,
  isActive: true,
  startsAt: null,
  endsAt: null,
  ...parts,
});
const day = (walletId: string, date: string, amount: number, events: number, before = 0): PaidDay => ({
  walletId,
  day: date,
  amount,
  events,
  before,
});
const fixed = { points: 10, maxPoints: null };

test("the same numbers pay the same", () => {
  const days = [day("a", "2026-10-01", 10, 3), day("b", "2026-10-02", 10, 1)];
  expect(tryNumbers(days, fixed, terms({}))).toEqual({
    events: 4,
    people: 2,
    paid: 40,
    would: 40,
    more: 0,
    less: 0,
  });
});

test("caps of a day and of all time cut what other points would pay", () => {
  const days = [
    day("a", "2026-10-01", 10, 3),
    day("a", "2026-10-02", 10, 1),
    day("b", "2026-10-01", 10, 1, 95),
  ];
  expect(tryNumbers(days, fixed, terms({ points: 20, dailyCap: 30 }))).toMatchObject({
    paid: 50,
    would: 30 + 20 + 20,
    more: 2,
  });
  expect(tryNumbers(days, fixed, terms({ totalCap: 100 }))).toMatchObject({ would: 45, more: 0, less: 1 });
});

test("what a source set for itself stays, up to the new most", () => {
  const days = [day("a", "2026-10-01", 10, 1), day("a", "2026-10-02", 40, 1)];
  const old = { points: 10, maxPoints: 50 };
  expect(tryNumbers(days, old, terms({ points: 15, maxPoints: 30 }))).toMatchObject({ paid: 50, would: 45 });
});
