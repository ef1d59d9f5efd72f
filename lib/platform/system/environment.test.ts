import { expect, test } from "vitest";
import { LOCALES } from "../../core/i18n/locales";
import { translator } from "../../core/i18n/translate";
import "../../domains";
import { environmentFacts } from "./environment";

test("every variable that is shown says in every language what it is for", async () => {
  const missing: string[] = [];
  for (const locale of LOCALES) {
    const t = await translator(locale);
    for (const { name } of environmentFacts()) {
      const key = `platform.environment.variables.${name}`;
      if (t(key) === key) missing.push(`${locale}: ${name}`);
    }
  }
  expect(missing).toEqual([]);
});
