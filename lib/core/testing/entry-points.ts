import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Access } from "../action";

/** One way into the product: a page, a method of a route, or a server action. */
export interface EntryPoint {
  kind: "page" | "route" | "action";
  /** URL pattern with method for routes; `file#name` for actions. */
  name: string;
  /** What the code itself says: `anyone`, `signed-in`, `permission a|b`, `role x`, or what a route declares. */
  access: string;
  file: string;
}

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

/** The wall that a page's source names, read from its `requireCtx` call; pages without one are for anyone. */
export function pageAccess(source: string): string {
  if (!/\brequireCtx\(/.test(source)) return "anyone";
  const need = /\brequireCtx\([\s\S]*?\{([^{}]*)\}\s*,?\s*\)/.exec(source)?.[1];
  if (need === undefined) return "signed-in";
  const values = [...need.matchAll(/["'`]([\w.-]+)["'`]/g)].map((m) => m[1]);
  if (!values.length) return "signed-in";
  return `${/\brole\s*:/.test(need) ? "role" : "permission"} ${values.join("|")}`;
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

function routeAccess(source: string, method: string): string {
  const own =
    new RegExp(`export const ${method}\\s*=\\s*route\\(\\s*\\{([\\s\\S]*?)\\n\\s*\\}`).exec(source)?.[1] ??
    source;
  const declared = /\b(?:auth|access)\s*:\s*(\{[^}]*\}|["'`][\w-]+["'`])/.exec(own)?.[1];
  if (declared) {
    const values = [...declared.matchAll(/["'`]([\w.-]+)["'`]/g)].map((m) => m[1]);
    return declared.startsWith("{")
      ? `${/\brole\b/.test(declared) ? "role" : "permission"} ${values.join("|")}`
      : String(values[0]);
  }
  const required = pageAccess(source);
  if (required !== "anyone") return required;
  if (/\b(internalOnly|requireInternal|internalToken)\b/.test(source)) return "internal";
  return "anyone";
}

/** Every page, route method and server action of the product, in a stable order. */
export async function entryPoints(): Promise<EntryPoint[]> {
  const found: EntryPoint[] = [];
  for (const file of walk("app")) {
    const source = readFileSync(path.join(root, file), "utf8");
    if (/\/page\.tsx$/.test(file))
      found.push({ kind: "page", name: urlOf(file), access: pageAccess(source), file });
    if (/\/route\.tsx?$/.test(file))
      for (const method of routeMethods(source))
        found.push({
          kind: "route",
          name: `${method} ${urlOf(file)}`,
          access: routeAccess(source, method),
          file,
        });
  }
  for (const file of walk("lib").filter((f) => /(^|\/)actions(-[\w-]+)?\.ts$/.test(f))) {
    const exported = (await import(path.join(root, file))) as Record<string, { access?: Access }>;
    for (const [name, fn] of Object.entries(exported))
      found.push({
        kind: "action",
        name: `${file}#${name}`,
        access: fn.access ? accessText(fn.access) : "undeclared",
        file,
      });
  }
  return found.sort((a, b) => `${a.kind} ${a.name}`.localeCompare(`${b.kind} ${b.name}`));
}
