import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { LOCALES } from "./core/i18n/locales";

// Every text in every language, with the same placeholders, and no key that the code uses missing.

const root = path.resolve(import.meta.dirname, "..");
const areas = readdirSync(path.join(root, "lib")).filter((name) =>
  existsSync(path.join(root, "lib", name, "messages")),
);

function flatten(tree: object, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

function catalog(area: string, locale: string): Map<string, string> {
  const file = path.join(root, "lib", area, "messages", `${locale}.json`);
  return new Map(flatten(JSON.parse(readFileSync(file, "utf8"))));
}

interface Shape {
  names: Set<string>;
  plurals: { name: string; forms: string[] }[];
}

/** The placeholders, tags and plural forms of a message. Throws when its ICU syntax is broken. */
function shapeOf(message: string): Shape {
  const shape: Shape = { names: new Set(), plurals: [] };
  const visit = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      shape.names.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
      if (element.type === TYPE.tag) visit(element.children);
      if (element.type === TYPE.plural && element.pluralType !== "ordinal")
        shape.plurals.push({ name: element.value, forms: Object.keys(element.options) });
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(parse(message));
  return shape;
}

describe.each(areas)("messages of %s", (area) => {
  const english = catalog(area, "en");

  test.each(LOCALES)("%s: every key, the same placeholders, all plural forms", (locale) => {
    const other = catalog(area, locale);
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const faults: string[] = [];
    for (const [key, message] of other) {
      const shape = shapeOf(message);
      const model = shapeOf(english.get(key) ?? "");
      if ([...shape.names].sort().join() !== [...model.names].sort().join())
        faults.push(`${key}: {${[...shape.names]}} instead of {${[...model.names]}}`);
      for (const { name, forms } of shape.plurals) {
        const missing = needed.filter((form) => !forms.includes(form));
        if (missing.length) faults.push(`${key}: {${name}} lacks ${missing.join(", ")}`);
      }
      if (message.trim() === "") faults.push(`${key}: empty`);
    }
    expect(faults).toEqual([]);
  });

  test("stand under the area's own keys", () => {
    const tops = new Set([...english.keys()].map((key) => key.split(".")[0]));
    const coreTops = ["ui", "errors", "shell", "mail", "core", "system"];
    expect([...tops].filter((top) => !(area === "core" ? coreTops : [area]).includes(top ?? ""))).toEqual([]);
  });
});

test("the code uses no key that is not there", () => {
  const keys = new Set(areas.flatMap((area) => [...catalog(area, "en").keys()]));
  const tops = new Set([...keys].map((key) => key.split(".")[0]));
  const branches = new Set(
    [...keys].flatMap((key) => key.split(".").map((_, i, parts) => parts.slice(0, i).join("."))),
  );
  const known = (key: string) => keys.has(key) || branches.has(key);
  const matched = new Map<string, boolean>();
  const matches = (pattern: string) => {
    if (!matched.has(pattern))
      matched.set(
        pattern,
        [...keys].some((key) => glob(pattern).test(key)),
      );
    return matched.get(pattern);
  };
  const faults = ["app", "components", "lib"].flatMap(walk).flatMap((file) =>
    usedKeys(readFileSync(path.join(root, file), "utf8"), tops)
      .filter((choices) => !choices.some((key) => (key.includes("*") ? matches(key) : known(key))))
      .map((choices) => `${file}: ${choices.join(" or ")}`),
  );
  expect([...new Set(faults)]).toEqual([]);
});

function walk(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return walk(file);
    return /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) ? [file] : [];
  });
}

/**
 * Message keys that a file mentions in a way a reader can see: calls of a translator made in the same file,
 * errors, and labels in manifests. Each entry lists the keys of which one must exist; `*` stands for a variable.
 */
function usedKeys(text: string, tops: Set<string | undefined>): string[][] {
  const spaces = new Map<string, Set<string>>();
  const declared =
    /const (\w+) = (?:await )?(?:(?:get|use)Translations|translator)\(\s*(?:"([\w.]*)"|\{[^}]*?namespace:\s*"([\w.]+)"[^}]*\}|[^)"]*)?[,\s]*\)/g;
  for (const [, name = "", plain, option] of text.matchAll(declared)) {
    const set = spaces.get(name) ?? new Set();
    spaces.set(name, set.add(plain ?? option ?? ""));
  }
  const used: string[][] = [];
  for (const [name, namespaces] of spaces) {
    const call = new RegExp(
      `(?<![\\w.])${name}(?:\\.(?:rich|markup|raw|has))?\\(\\s*(?:"([^"]+)"|\`([^\`]+)\`)`,
      "g",
    );
    for (const [, plain, template] of text.matchAll(call)) {
      const key = plain ?? (template ?? "").replace(/\$\{[^}]*\}/g, "*");
      used.push([...namespaces].map((space) => (space ? `${space}.${key}` : key)));
    }
  }
  for (const [, key = ""] of text.matchAll(
    /\b(?:invalid|unauthenticated|forbidden|notFound|conflict|unavailable)\(\s*"([\w.-]+)"/g,
  ))
    used.push([key]);
  for (const [, key = ""] of text.matchAll(
    /\b(?:label|description|group|title|messageKey):\s*"([a-z]\w*(?:\.\w+)+)"/g,
  ))
    if (tops.has(key.split(".")[0])) used.push([key]);
  return used;
}

function glob(key: string): RegExp {
  return new RegExp(
    `^${key
      .split("*")
      .map((part) => part.replace(/[.\\^$+?()[\]{}|]/g, "\\$&"))
      .join(".+")}(\\..+)?$`,
  );
}
