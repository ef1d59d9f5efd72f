import { describe, expect, test } from "vitest";
import { ADMIN_ROLES } from "../role/model";
import { addressBlock, deviceName, hasStepUp, homeOf, SignInInput, safeNext } from "./model";

describe("return addresses", () => {
  test.each(["/account", "/ru/account?tab=1", "/posts/a#b", "/"])("%s is kept", (path) => {
    expect(safeNext(path)).toBe(path);
  });
  test.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/%0d%0a//".replace("%0d%0a", "\r\n"),
    "/sign-in?next=/sign-in",
    "/ru/sign-out",
    "/.//evil.example",
    "account",
    "",
    null,
    undefined,
  ])("%j leads nowhere", (path) => {
    expect(safeNext(path)).toBeNull();
  });
});

test("an address block is an IPv4 address or the /64 of an IPv6 one", () => {
  expect(addressBlock("203.0.113.7")).toBe("203.0.113.7");
  expect(addressBlock("2001:0db8:00aa:0001:ffff::1")).toBe("2001:db8:aa:1");
  expect(addressBlock("2001:db8:aa:1::99")).toBe("2001:db8:aa:1");
  expect(addressBlock("::1")).toBe("0:0:0:0");
  expect(addressBlock(null)).toBe("none");
});

test("browsers are named as people name them", () => {
  const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  const edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
  const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1";
  expect(deviceName(firefox)).toEqual({ browser: "Firefox", system: "Linux" });
  expect(deviceName(edge)).toEqual({ browser: "Edge", system: "Windows" });
  expect(deviceName(iphone)).toEqual({ browser: "Safari", system: "iPhone" });
  expect(deviceName("")).toEqual({ browser: null, system: null });
});

test("the first page follows the roles", () => {
  expect(homeOf(["student", "support_admin"], ADMIN_ROLES)).toBe("/admin");
  expect(homeOf(["provider", "mentor"], ADMIN_ROLES)).toBe("/mentor");
  expect(homeOf([], ADMIN_ROLES)).toBe("/account");
  expect(homeOf(["support_admin", "mentor"], ADMIN_ROLES, "mentor")).toBe("/mentor");
  expect(homeOf(["student"], ADMIN_ROLES, "mentor")).toBe("/student");
  expect(homeOf(["student"], ADMIN_ROLES, "account")).toBe("/account");
});

test("a given password stands for ten minutes", () => {
  const now = Date.now();
  expect(hasStepUp({ reauthenticatedAt: new Date(now - 9 * 60_000) }, now)).toBe(true);
  expect(hasStepUp({ reauthenticatedAt: new Date(now - 10 * 60_000) }, now)).toBe(false);
  expect(hasStepUp({ reauthenticatedAt: null }, now)).toBe(false);
});

test("a sign-in takes any name and no endless password", () => {
  expect(SignInInput.parse({ identifier: " ada.berg ", password: "x" }).identifier).toBe("ada.berg");
  expect(SignInInput.safeParse({ identifier: "ada", password: "x".repeat(257) }).success).toBe(false);
  expect(SignInInput.safeParse({ identifier: "   ", password: "x" }).success).toBe(false);
});
