import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The folder of the demo texts; read from the checkout, because texts are no part of a build. */
const FOLDER = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/content/seed");

/** A text with the facts that stand before it. */
export interface Article<T> {
  head: T;
  body: string;
}

/** The bytes of a demo file. */
export const readBytes = (file: string): Buffer => readFileSync(path.join(FOLDER, file));
/** A JSON file of the demo data. */
export const readJson = <T>(file: string): T =>
  JSON.parse(readFileSync(path.join(FOLDER, file), "utf8")) as T;
/** A plain text of the demo data. */
export const readText = (file: string): string => readFileSync(path.join(FOLDER, file), "utf8");

/** Reads `---json`, an object, `---`, Markdown. Only the first closing line counts: texts have rules of their own. */
export function parseArticle<T>(text: string, file: string): Article<T> {
  const match = /^---json\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  if (!match) throw new Error(`${file} does not begin with ---json`);
  return { head: JSON.parse(match[1] as string) as T, body: (match[2] as string).trim() };
}

/** All articles of a folder with their Russian twins, by slug. */
export function readArticles<T, R>(
  folder: string,
): { slug: string; en: Article<T>; ru: Article<R> | null }[] {
  const names = readdirSync(path.join(FOLDER, folder)).filter((f) => f.endsWith(".md"));
  return names
    .filter((f) => !f.endsWith(".ru.md"))
    .sort()
    .map((f) => {
      const slug = f.slice(0, -3);
      const twin = `${slug}.ru.md`;
      return {
        slug,
        en: parseArticle<T>(readText(`${folder}/${f}`), f),
        ru: names.includes(twin) ? parseArticle<R>(readText(`${folder}/${twin}`), twin) : null,
      };
    });
}

/** All JSON files of a folder. */
export function readAll<T>(folder: string): T[] {
  const names = readdirSync(path.join(FOLDER, folder)).filter((f) => f.endsWith(".json"));
  return names.sort().map((f) => readJson<T>(`${folder}/${f}`));
}
