import { expect, test } from "vitest";
import { monthBounds, monthsBetween } from "./month";

test("a month begins and ends by the zone's clock, across a change of it and of the year", () => {
  expect(monthBounds("2026-03", "Europe/Berlin")).toEqual({
    start: new Date("2026-02-28T23:00:00Z"),
    end: new Date("2026-03-31T22:00:00Z"),
  });
  expect(monthBounds("2026-12", "UTC").end).toEqual(new Date("2027-01-01T00:00:00Z"));
});

test("the months between two instants come newest first, each by the zone's clock", () => {
  const first = new Date("2025-10-31T23:30:00Z");
  const last = new Date("2026-01-31T23:30:00Z");
  expect(monthsBetween(first, last, "Europe/Berlin")).toEqual(["2026-02", "2026-01", "2025-12", "2025-11"]);
  expect(monthsBetween(first, last, "UTC")).toEqual(["2026-01", "2025-12", "2025-11", "2025-10"]);
  expect(monthsBetween(last, last, "UTC")).toEqual(["2026-01"]);
});
