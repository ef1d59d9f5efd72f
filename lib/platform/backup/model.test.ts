import { expect, test } from "vitest";
import { backupName, backupTime, spentBackups } from "./model";

const at = (day: string, time = "02:00:00") => backupName(new Date(`${day}T${time}Z`));
const days = (from: string, count: number) =>
  Array.from({ length: count }, (_, i) =>
    at(new Date(Date.parse(`${from}T00:00:00Z`) - i * 86_400_000).toISOString().slice(0, 10)),
  );

test("a name tells when the backup began, and nothing else is a name", () => {
  expect(at("2026-03-29")).toBe("2026-03-29T02-00-00Z");
  expect(backupTime("2026-03-29T02-00-00Z")).toEqual(new Date("2026-03-29T02:00:00Z"));
  for (const name of ["", "..", "2026-03-29", "2026-13-29T02-00-00Z", "2026-03-29T02-00-00Z/x"])
    expect(backupTime(name)).toBeNull();
});

test("thirty days and fifty-two weeks stay, each with its newest", () => {
  const all = days("2026-11-29", 500);
  const spent = new Set(spentBackups(all, 30, 52));
  const kept = all.filter((name) => !spent.has(name));
  expect(kept.slice(0, 30)).toEqual(all.slice(0, 30));
  // 30 days reach into 5 weeks, the other 47 weeks keep their Sunday, the newest of each.
  expect(kept).toHaveLength(30 + 47);
  expect(kept.slice(30).every((name) => backupTime(name)?.getUTCDay() === 0)).toBe(true);
});

test("of several on one day the newest stays; days without one do not count", () => {
  const [morning, evening] = [at("2026-11-20", "02:00:00"), at("2026-11-20", "20:00:00")];
  const [newest, old] = [at("2026-11-29"), at("2026-01-01")];
  expect(spentBackups([morning, evening, newest, old], 3, 0)).toEqual([morning]);
  expect(spentBackups([morning, evening, newest, old], 2, 0).toSorted()).toEqual([old, morning]);
});

test("what was made on demand in the last two days stays, but not without end", () => {
  const today = Array.from({ length: 15 }, (_, i) => at("2026-11-29", `${String(i).padStart(2, "0")}:00:00`));
  expect(spentBackups([...today, at("2026-11-28")], 2, 0)).toEqual(today.slice(0, 5).toReversed());
});
