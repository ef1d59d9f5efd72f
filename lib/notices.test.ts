import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { LOCALES } from "./core/i18n/locales";
import { messagesFor } from "./core/i18n/messages";
import { gather } from "./core/registry";
import { firstKey } from "./notifications/template/shipped";
import "./domains";

// Every notice and every mail has its words; who it greets is added when it is sent.

const root = path.resolve(import.meta.dirname);

/** The text under a key of the catalogs, undefined when there is none. */
async function textOf(locale: string, key: string): Promise<string | undefined> {
  let found: unknown = await messagesFor(locale);
  for (const part of key.split(".")) found = (found as Record<string, unknown> | undefined)?.[part];
  return typeof found === "string" ? found : undefined;
}

test("every notice names a declared type and has subject and body in every language", async () => {
  const types = new Set(gather("noticeTypes").map((type) => type.name));
  const faults: string[] = [];
  for (const notice of gather("notices")) {
    if (!types.has(notice.type)) faults.push(`${notice.name}: no type ${notice.type}`);
    for (const locale of LOCALES)
      for (const part of ["subject", "body"])
        if (!(await textOf(locale, `${notice.template}.${part}`)))
          faults.push(`${locale}: ${notice.template}.${part}`);
  }
  expect(faults).toEqual([]);
});

test("no notice greets by itself: mail does so, and a list in the product should not", async () => {
  const greeting: string[] = [];
  for (const { name, template } of gather("notices"))
    if (/^Hello\b/.test((await textOf("en", `${template}.body`)) ?? "")) greeting.push(name);
  expect(greeting).toEqual([]);
});

test("no notice or mail chooses its words by a value: whoever rewords it could not", async () => {
  const choosing: string[] = [];
  for (const { template } of [...gather("notices"), ...gather("mails")])
    for (const part of ["subject", "title", "body", "short", "note"])
      if (/\{\s*\w+\s*,\s*select\s*,/.test((await textOf("en", `${template}.${part}`)) ?? ""))
        choosing.push(`${template}.${part}`);
  expect(choosing).toEqual([]);
});

test("values that are keys have their words in every language", async () => {
  const missing: string[] = [];
  for (const { name, words = {}, variables } of gather("notices"))
    for (const [variable, prefix] of Object.entries(words)) {
      if (!variables.includes(variable)) missing.push(`${name}: no variable ${variable}`);
      for (const locale of LOCALES)
        if (!(await firstKey(locale, prefix))) missing.push(`${locale}: ${prefix}`);
    }
  expect(missing).toEqual([]);
});

test("every mail template that the code names has its words", async () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.includes(".test."),
  );
  const named = files.flatMap((file) =>
    [...readFileSync(path.join(root, file), "utf8").matchAll(/\btemplate:\s*"([a-z]\w*(?:\.\w+)+)"/g)].map(
      (match) => match[1] as string,
    ),
  );
  expect(named.length).toBeGreaterThan(3);
  const missing: string[] = [];
  for (const locale of LOCALES)
    for (const template of named)
      for (const part of ["subject", "body"])
        if (!(await textOf(locale, `${template}.${part}`))) missing.push(`${locale}: ${template}.${part}`);
  expect(missing).toEqual([]);
});
