import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Access } from "../action";

/** One way into the product: a page, a method of a route, or a server action. */
export interface EntryPoint {
  kind: "page" | "route" | "action";
  /** URL pattern with method for routes; `file#name` for actions. */
  name: string;
  /** What the code itself says: `anyone`, `signed-in`, `permission a|b`, `role x`, `internal`, `kit`. */
  access: string;
  file: string;
}

/** A server action with the access that it declares. */
export type LoadedAction = ((input: unknown) => Promise<{ ok: boolean; code?: string }>) & {
  access?: Access;
};

/** Review pages for those who build the product; their layout answers 404 to everybody else. */
const inKit = (file: string) => file.includes("/(dev)/");

const root = path.resolve(import.meta.dirname, "../../..");

function walk(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(file) : [file];
  });
}

/** `app/[locale]/(workspace)/admin/posts/[id]/page.tsx` → `/admin/posts/[id]`. */
export function urlOf(file: string): string {
  const parts = path.posix
    .dirname(file)
    .split("/")
    .slice(1)
    .filter((p) => p !== "[locale]" && !/^\(.*\)$/.test(p));
  return `/${parts.join("/")}`;
}

/** The text between the opening bracket at `from` and its partner, brackets of strings not counted apart. */
function bracketed(source: string, from: number): string {
  let depth = 0;
  for (let i = from; i < source.length; i++) {
    if ("([{".includes(source[i] as string)) depth++;
    else if (")]}".includes(source[i] as string) && --depth === 0) return source.slice(from + 1, i);
  }
  return source.slice(from + 1);
}

/** The values that `permission: …`, `role: …` or `anyOf: […]` name: literals, and constants looked up where they are imported from. */
async function namedValues(text: string, source: string): Promise<string[]> {
  const found: string[] = [];
  for (const [word] of text.matchAll(/["'`][\w.*-]+["'`]|\b[A-Z][A-Z_]+\b/g)) {
    if (/^["'`]/.test(word)) found.push(word.slice(1, -1));
    else {
      const from = new RegExp(`import \\{[^}]*\\b${word}\\b[^}]*\\} from "@/([^"]+)"`).exec(source)?.[1];
      if (!from) throw new Error(`${word} is not imported where it guards an entry point.`);
      const values = ((await import(path.join(root, from))) as Record<string, unknown>)[word];
      found.push(...[values].flat().map(String));
    }
  }
  return found;
}

/** What an options object asks for: `permission a|b`, `role x`, or null when it names neither. */
async function needOf(options: string, source: string): Promise<string | null> {
  if (/\banyOf\s*:\s*permissionKeys\(\)/.test(options)) return "permission *";
  const need = /\b(permission|role|anyOf)\s*:\s*(\[[^\]]*\]|[^,}]+)/.exec(options);
  if (!need) return null;
  const values = await namedValues(need[2] as string, source);
  if (!values.length) throw new Error(`The access "${need[0]}" cannot be read.`);
  return `${need[1] === "role" ? "role" : "permission"} ${values.join("|")}`;
}

/** The wall that a page's source names in its `requireCtx` call; pages without one are for anyone. */
export async function pageAccess(source: string): Promise<string> {
  const call = source.search(/\brequireCtx\(/);
  if (call === -1) return "anyone";
  const given = bracketed(source, source.indexOf("(", call));
  return (await needOf(given, source)) ?? "signed-in";
}

/** What an action declared, as one word of the matrix. */
export function accessText(access: Access): string {
  if (typeof access === "string") return access;
  if ("role" in access) return `role ${access.role}`;
  return `permission ${[access.permission].flat().join("|")}`;
}

function routeMethods(source: string): string[] {
  const names = source.matchAll(
    /export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE|HEAD)\b/g,
  );
  return [...names].map((m) => m[1] as string);
}

/** What a route handler asks for; one that a factory makes is read where the factory stands. */
async function routeAccess(source: string, method: string): Promise<string> {
  const made = new RegExp(`export const ${method}\\s*=\\s*(\\w+)\\b`).exec(source)?.[1];
  if (made && made === made.toUpperCase() && made !== method) return routeAccess(source, made);
  const from = Math.max(0, source.search(new RegExp(`export const ${method}\\s*=\\s*(route|csvRoute)\\(`)));
  const call = /\b(route|csvRoute)\(/.exec(source.slice(from));
  if (call) {
    const options = bracketed(source, source.indexOf("{", from + call.index));
    const need = await needOf(options, source);
    // An export is never for visitors.
    const signedIn = call[1] === "csvRoute" || /auth:\s*"session"/.test(options);
    return need ?? (signedIn ? "signed-in" : "anyone");
  }
  const factory =
    made && new RegExp(`import \\{[^}]*\\b${made}\\b[^}]*\\} from "@/([^"]+)"`).exec(source)?.[1];
  if (factory) return routeAccess(readFileSync(path.join(root, `${factory}.ts`), "utf8"), method);
  if (/\bisInternal\(/.test(source)) return "internal";
  return pageAccess(source);
}

/** The server actions of one file, by name. */
export async function loadActions(file: string): Promise<Record<string, LoadedAction>> {
  return (await import(path.join(root, file))) as Record<string, LoadedAction>;
}

/** Every page, route method and server action of the product, in a stable order. */
export async function entryPoints(): Promise<EntryPoint[]> {
  const found: EntryPoint[] = [];
  for (const file of walk("app")) {
    const source = readFileSync(path.join(root, file), "utf8");
    if (/\/page\.tsx$/.test(file))
      found.push({
        kind: "page",
        name: urlOf(file),
        access: inKit(file) ? "kit" : await pageAccess(source),
        file,
      });
    if (/\/route\.tsx?$/.test(file))
      for (const method of routeMethods(source))
        found.push({
          kind: "route",
          name: `${method} ${urlOf(file)}`,
          access: await routeAccess(source, method),
          file,
        });
  }
  const served = ["app", "components", "lib"]
    .flatMap(walk)
    .filter((f) => /\.tsx?$/.test(f) && !/\.test\./.test(f));
  for (const file of served) {
    const source = readFileSync(path.join(root, file), "utf8");
    if (!/^\s*["']use server["']/m.test(source)) continue;
    // Inside of a function it makes an entry point that no list could name.
    if (!/^["']use server["']/.test(source)) throw new Error(`${file}: "use server" must be the first line.`);
    for (const [name, fn] of Object.entries(await loadActions(file)))
      found.push({
        kind: "action",
        name: `${file}#${name}`,
        access: fn.access ? accessText(fn.access) : inKit(file) ? "kit" : "undeclared",
        file,
      });
  }
  return found.sort((a, b) => `${a.kind} ${a.name}`.localeCompare(`${b.kind} ${b.name}`));
}
