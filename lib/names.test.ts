import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { LOCALES } from "./core/i18n/locales";
import { messagesFor } from "./core/i18n/messages";
import { actKey, jobKey } from "./core/names";
import { domains, gather } from "./core/registry";
import "./domains";

// What manifests and code declare by a key, administrators read in words.

/** The text under a key of the catalogs, undefined when there is none. */
async function textOf(locale: string, key: string): Promise<unknown> {
  let found: unknown = await messagesFor(locale);
  for (const part of key.split(".")) found = (found as Record<string, unknown> | undefined)?.[part];
  return found;
}

/** Which of these keys have no text, in which language. */
async function unnamed(keys: Iterable<string>): Promise<string[]> {
  const faults: string[] = [];
  for (const locale of LOCALES)
    for (const key of new Set(keys))
      if (typeof (await textOf(locale, key)) !== "string") faults.push(`${locale}: ${key}`);
  return faults;
}

test("every permission, kind of file, group of settings and job has its words in every language", async () => {
  expect(
    await unnamed([
      ...domains().flatMap(({ name, permissions }) =>
        Object.keys(permissions ?? {}).map((key) => `${name}.permissions.${key}`),
      ),
      ...gather("fileKinds").map(({ name }) => `platform.files.kinds.${name}`),
      ...gather("settings").map(({ key }) => `platform.settings.groups.${key.split(".")[0]}`),
      ...gather("jobs").map(({ name }) => jobKey(name)),
    ]),
  ).toEqual([]);
});

describe("acts", () => {
  const sources = ["lib", "app", "components", "scripts"].flatMap(sourcesIn);
  const areas = ["core", "system", ...domains().map(({ name }) => name)];

  const written = sources.flatMap((text) =>
    [...text.matchAll(/\b(?:action|audit): ((?:[^,"`{}]|"[^"]*"|`[^`]*`)*)/g)].flatMap(
      ([, expression = ""]) =>
        literalsIn(expression, text).filter((act) => areas.includes(act.split(".")[0] ?? "")),
    ),
  );
  const patterns = [...new Set(written.filter((act) => act.includes("*")))];

  test("that the code writes have their words in every language", async () => {
    const whole = written.filter((act) => !act.includes("*"));
    expect(whole.length).toBeGreaterThan(150);
    expect(await unnamed(whole.map(actKey))).toEqual([]);
    expect(await unnamed(whole.map((act) => `${act.split(".")[0]}.area`))).toEqual([]);
    // Where a part is only known when it runs, something must fit; what is written is looked at when it is written.
    const names = await namedActs();
    expect(patterns.filter((act) => !names.some((key) => glob(act).test(key)))).toEqual([]);
  });

  test("that have words are written somewhere", async () => {
    const known = new Set(sources.flatMap((text) => literalsIn(text, text)).map(actKey));
    expect(
      (await namedActs()).filter((key) => !known.has(key) && !patterns.some((act) => glob(act).test(key))),
    ).toEqual([]);
  });
});

/** The message keys of all acts that the catalogs name. */
async function namedActs(): Promise<string[]> {
  const catalogs = Object.entries(await messagesFor("en")) as [string, { acts?: object }][];
  return catalogs.flatMap(([area, { acts }]) => Object.keys(acts ?? {}).map((act) => `${area}.acts.${act}`));
}

/** The message keys that an act with unknown parts, such as `content.*.publish`, may have. */
function glob(act: string): RegExp {
  return new RegExp(`^${actKey(act).replaceAll(".", "\\.").replaceAll("*", "[\\w-]+")}$`);
}

/** The dotted words that stand as literals in an expression; `*` stands for what is only known when it runs. */
function literalsIn(expression: string, source: string): string[] {
  const target = /\bTARGET = "([^"]+)"/.exec(source)?.[1] ?? "*";
  return [...expression.matchAll(/"([^"\n]*)"|`([^`\n]*)`/g)]
    .map(([, plain, template = ""]) =>
      plain === undefined ? template.replace(/\$\{TARGET\}/g, target).replace(/\$\{[^}]*\}/g, "*") : plain,
    )
    .filter((text) => /^[a-z_]+(\.[\w*-]+)+$/.test(text));
}

function sourcesIn(folder: string): string[] {
  const root = path.resolve(import.meta.dirname, "..", folder);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/testing\//.test(file))
    .map((file) => readFileSync(path.join(root, file), "utf8"));
}
