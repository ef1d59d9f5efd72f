import { expect, test } from "vitest";
import { expiredBy, monthsBefore, warnedUntil } from "./model";

const day = (text: string) => new Date(`${text}T06:00:00Z`);

test("months before keep to the end of shorter months", () => {
  expect(monthsBefore(day("2027-03-31"), 1)).toEqual(day("2027-02-28"));
  expect(monthsBefore(day("2028-03-31"), 1)).toEqual(day("2028-02-29"));
  expect(monthsBefore(day("2027-01-15"), 13)).toEqual(day("2025-12-15"));
  expect(monthsBefore(day("2027-05-31"), 12)).toEqual(day("2026-05-31"));
});

test("nothing expires before the terms begin, and the first warning names that day", () => {
  const terms = { months: 12, from: day("2027-02-01") };
  expect(expiredBy(terms, day("2027-01-31"))).toBeNull();
  expect(expiredBy(terms, day("2027-02-01"))).toEqual(day("2026-02-01"));
  expect(warnedUntil(terms, day("2027-01-01"))).toEqual(day("2027-02-01"));
  expect(warnedUntil(terms, day("2027-03-01"))).toEqual(day("2027-03-31"));
});
