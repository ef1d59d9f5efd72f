import { describe, expect, it } from "vitest";
import { dayOf, instantOf, isTimeZone, wallClock, zoneOffset } from "./time";

describe("instantOf", () => {
  it.each([
    ["2026-01-15T09:00", "Asia/Kolkata", "2026-01-15T03:30:00.000Z"],
    ["2026-07-01T09:00", "Europe/Berlin", "2026-07-01T07:00:00.000Z"],
    ["2026-01-01T09:00", "Europe/Berlin", "2026-01-01T08:00:00.000Z"],
    ["2026-06-01T00:00", "UTC", "2026-06-01T00:00:00.000Z"],
  ])("%s in %s is %s", (local, zone, expected) => {
    expect(instantOf(local, zone)?.toISOString()).toBe(expected);
  });

  it("moves a skipped time to the end of the gap", () => {
    expect(instantOf("2026-03-29T02:30", "Europe/Berlin")?.toISOString()).toBe("2026-03-29T01:00:00.000Z");
  });

  it("takes the first of two equal readings", () => {
    expect(instantOf("2026-10-25T02:30", "Europe/Berlin")?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
  });

  it.each(["2026-02-30T10:00", "2026-13-01T10:00", "tomorrow", "2026-01-01T25:00"])("refuses %s", (local) => {
    expect(instantOf(local, "UTC")).toBeNull();
  });

  it("undoes wallClock for every hour of a year", () => {
    const start = Date.UTC(2026, 0, 1);
    for (let h = 0; h < 8760; h += 7) {
      const at = new Date(start + h * 3_600_000);
      const again = instantOf(wallClock(at, "America/New_York"), "America/New_York") as Date;
      expect(wallClock(again, "America/New_York")).toBe(wallClock(at, "America/New_York"));
    }
  });
});

describe("zones", () => {
  it("knows real zones only", () => {
    expect(isTimeZone("Europe/Riga")).toBe(true);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
  });
  it("tells the day where the person is", () => {
    expect(dayOf(new Date("2026-01-01T22:00:00Z"), "Asia/Tokyo")).toBe("2026-01-02");
    expect(zoneOffset(new Date("2026-01-01T00:00:00Z"), "Asia/Kolkata")).toBe(19_800_000);
  });
});
