import { expect, test, vi } from "vitest";
import { COOKIE_DAYS, mintCookie, readCookie } from "./session-cookie";

test("a login cookie names its row until it expires, the first time and later; a forged one names nothing", async () => {
  const { value } = await mintCookie("a-session");
  expect(await readCookie(value)).toBe("a-session");
  expect(await readCookie(value)).toBe("a-session");
  expect(await readCookie(`${value.slice(0, -6)}AAAAAA`)).toBeNull();
  expect(await readCookie("nonsense")).toBeNull();
  vi.useFakeTimers({ now: Date.now() + (COOKIE_DAYS + 1) * 86_400_000 });
  try {
    expect(await readCookie(value)).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});
