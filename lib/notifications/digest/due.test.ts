import { expect, test } from "vitest";
import { daily, lastDue, nextDue } from "./due";

const at = (digestAt: string, digest: "daily" | "weekly" = "daily", digestWeekday = 1) => ({
  digest,
  digestAt: `${digestAt}:00`,
  digestWeekday,
});
const last = (now: string, times: Parameters<typeof lastDue>[1], zone: string) => {
  const { at: moment, day } = lastDue(new Date(now), times, zone);
  return `${day} ${moment.toISOString()}`;
};

test("a digest is due at its time of day in the person's zone", () => {
  expect(last("2026-06-10T05:59:00Z", at("08:00"), "Europe/Berlin")).toBe(
    "2026-06-09 2026-06-09T06:00:00.000Z",
  );
  expect(last("2026-06-10T06:00:00Z", at("08:00"), "Europe/Berlin")).toBe(
    "2026-06-10 2026-06-10T06:00:00.000Z",
  );
  // The day is the zone's, not UTC's.
  expect(last("2026-06-10T23:30:00Z", at("08:00"), "Asia/Tokyo")).toBe("2026-06-11 2026-06-10T23:00:00.000Z");
});

test("a weekly one is due on its weekday, however late somebody looks", () => {
  // 2026-06-08 is a Monday.
  for (const now of ["2026-06-08T08:00:00Z", "2026-06-10T00:00:00Z", "2026-06-15T07:59:00Z"])
    expect(last(now, at("08:00", "weekly", 1), "UTC")).toBe("2026-06-08 2026-06-08T08:00:00.000Z");
  expect(last("2026-06-14T08:00:00Z", at("08:00", "weekly", 7), "UTC")).toBe(
    "2026-06-14 2026-06-14T08:00:00.000Z",
  );
  expect(last("2026-06-10T09:00:00Z", daily(at("08:00", "weekly", 1)), "UTC")).toBe(
    "2026-06-10 2026-06-10T08:00:00.000Z",
  );
});

test("a time that the clock skips is the next one there is; one that it shows twice is the first", () => {
  // Berlin, 2026-03-29: from 02:00 to 03:00 at 01:00Z; 2026-10-25: from 03:00 back to 02:00 at 01:00Z.
  expect(last("2026-03-29T12:00:00Z", at("02:30"), "Europe/Berlin")).toBe(
    "2026-03-29 2026-03-29T01:00:00.000Z",
  );
  expect(last("2026-03-29T00:59:00Z", at("02:30"), "Europe/Berlin")).toBe(
    "2026-03-28 2026-03-28T01:30:00.000Z",
  );
  for (const now of ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T23:00:00Z"])
    expect(last(now, at("02:30"), "Europe/Berlin").slice(11)).toBe("2026-10-25T00:30:00.000Z");
});

test("the next one comes after now, and is the last once it came", () => {
  for (const zone of ["Europe/Berlin", "America/New_York", "Pacific/Apia"])
    for (const times of [at("02:30"), at("23:45"), at("08:00", "weekly", 3)])
      for (let hour = 0; hour < 24 * 14; hour += 5) {
        const now = new Date(Date.UTC(2026, 2, 22, hour));
        const next = nextDue(now, times, zone);
        expect(next.at > now).toBe(true);
        expect(lastDue(next.at, times, zone)).toEqual(next);
      }
});
