import { expect, test } from "vitest";
import { readCode, showRecoveryCode } from "./model";
import { codeAt, enrolment, newSecret, stepOfCode } from "./totp";

/** Appendix B of RFC 6238, cut to six digits. */
const RFC_SECRET = Buffer.from("12345678901234567890");
const VECTORS: [number, string][] = [
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
];

test.each(VECTORS)("the code of second %i is the one of RFC 6238", (second, code) => {
  expect(codeAt(RFC_SECRET, second * 1000)).toBe(code);
  expect(stepOfCode(RFC_SECRET, code, second * 1000)).toBe(Math.floor(second / 30));
});

test("one step of drift either way is right, and names its own step", () => {
  const now = 1_700_000_010_000;
  const step = Math.floor(now / 30_000);
  expect(stepOfCode(RFC_SECRET, codeAt(RFC_SECRET, now - 30_000), now)).toBe(step - 1);
  expect(stepOfCode(RFC_SECRET, codeAt(RFC_SECRET, now + 30_000), now)).toBe(step + 1);
  expect(stepOfCode(RFC_SECRET, codeAt(RFC_SECRET, now - 60_000), now)).toBeNull();
  expect(stepOfCode(RFC_SECRET, codeAt(RFC_SECRET, now + 60_000), now)).toBeNull();
});

test("an app is told issuer, account and secret, and the picture is a drawing", () => {
  const secret = newSecret();
  expect(secret).toHaveLength(20);
  const { uri, svg, secret: typed } = enrolment(secret, { issuer: "Rowan: Hall", label: "ada@example.test" });
  const url = new URL(uri);
  expect(decodeURIComponent(url.pathname)).toContain("Rowan  Hall:ada@example.test");
  expect(url.searchParams.get("secret")).toBe(typed.replaceAll(" ", ""));
  expect(url.searchParams.get("issuer")).toBe("Rowan  Hall");
  expect(svg).toMatch(/^<svg /);
  expect(svg).not.toContain("<script");
});

test("a code is read as people type it", () => {
  expect(readCode(" 123 456 ")).toEqual({ kind: "totp", code: "123456" });
  expect(readCode("4K7QM-X2P9D")).toEqual({ kind: "recovery", code: "4k7qmx2p9d" });
  expect(readCode("OIL00-00000")).toEqual({ kind: "recovery", code: "0110000000" });
  expect(readCode("12345")).toBeNull();
  expect(readCode("4k7qm-x2p9d1")).toBeNull();
  expect(readCode("")).toBeNull();
  expect(showRecoveryCode("4k7qmx2p9d")).toBe("4k7qm-x2p9d");
});
