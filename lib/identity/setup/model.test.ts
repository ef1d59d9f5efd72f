import { expect, test } from "vitest";
import { codeOf, comparableCode } from "./model";

test("a code is typed as it is read, dashes, case and look-alikes aside", () => {
  const code = codeOf(Uint8Array.from({ length: 20 }, (_, i) => i * 13));
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
  expect(comparableCode(` ${code.toLowerCase().replaceAll("-", " ")} `)).toBe(comparableCode(code));
  expect(comparableCode("o0il1")).toBe("00111");
});
