import { IS_DEV_BUNDLE } from "../bundle";
import { domains } from "../registry";
import { single } from "../single";
import { DEFAULT_LOCALE, LOCALES } from "./locales";

type Tree = { [key: string]: string | Tree };

const CORE: Record<string, () => Promise<{ default: unknown }>> = {
  en: () => import("../messages/en.json"),
  ru: () => import("../messages/ru.json"),
};

function merge(base: Tree, over: Tree): Tree {
  const out: Tree = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = out[key];
    out[key] = typeof value === "object" && typeof below === "object" ? merge(below, value) : value;
  }
  return out;
}

async function load(locale: string): Promise<Tree> {
  const parts = await Promise.all([
    CORE[locale]?.().then((m) => m.default),
    ...domains().map((d) => d.messages[locale]?.()),
  ]);
  return Object.assign(
    {},
    ...parts.filter(Boolean).map((p) => ("default" in (p as object) ? (p as { default: Tree }).default : p)),
  );
}

/** All messages of a language, gathered from core and every domain; what it lacks stands in English. */
export function messagesFor(locale: string): Promise<Tree> {
  const known = (LOCALES as readonly string[]).includes(locale) ? locale : DEFAULT_LOCALE;
  const cache = single("messages", () => new Map<string, Promise<Tree>>());
  const key = `${known}:${domains().length}`;
  let found = cache.get(key);
  if (!found || IS_DEV_BUNDLE) {
    found = (async () =>
      known === DEFAULT_LOCALE ? load(known) : merge(await load(DEFAULT_LOCALE), await load(known)))();
    cache.set(key, found);
  }
  return found;
}

/** What a language's catalogs lack. */
export interface Coverage {
  /** Texts of the product, counted in the default language. */
  total: number;
  missing: { key: string; text: string }[];
}

function* texts(tree: Tree, prefix = ""): Generator<[string, string]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") yield [prefix + key, value];
    else yield* texts(value, `${prefix}${key}.`);
  }
}

/** How far a language's own catalogs reach; for a language that the product does not ship, everything is missing. */
export async function coverageOf(locale: string): Promise<Coverage> {
  const own = new Map(texts(await load(locale)));
  const all = [...texts(await load(DEFAULT_LOCALE))];
  const missing = all.filter(([key]) => !own.get(key));
  return { total: all.length, missing: missing.map(([key, text]) => ({ key, text })) };
}
