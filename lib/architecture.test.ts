import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

// The rules of the house, read from the source: who may import whom, and what stands in one place only.

const root = path.resolve(import.meta.dirname, "..");
const MAX_LINES = 400;
const domainOrder = [...read("lib/domains.ts").matchAll(/DOMAINS\s*=\s*\[([^\]]*)\]/g)]
  .flatMap((match) => (match[1] ?? "").split(","))
  .map((name) => name.trim())
  .filter(Boolean);

interface Source {
  file: string;
  text: string;
  imports: { from: string; typeOnly: boolean; line: string }[];
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

function walk(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(file) : [file];
  });
}

/** Import specifiers with paths of this repository resolved: "@/lib/x" and "./x" become "lib/x". */
function importsOf(file: string, text: string): Source["imports"] {
  const statement =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^;"']*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;
  return [...text.matchAll(statement)].map((match) => {
    const raw = match[2] ?? match[3] ?? "";
    const local = raw.startsWith("@/") ? raw.slice(2) : path.posix.join(path.posix.dirname(file), raw);
    const from = raw.startsWith("@/") || raw.startsWith(".") ? local : raw;
    return { from, typeOnly: Boolean(match[1]), line: match[0].trim() };
  });
}

const sources: Source[] = ["app", "components", "lib"]
  .flatMap(walk)
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => {
    const text = read(file);
    return { file, text, imports: importsOf(file, text) };
  });
const product = sources.filter(({ file }) => !/\.test\.tsx?$|\/testing\//.test(file));

/** The domain a path belongs to, "core" included, or null for files directly under the folder. */
function areaOf(file: string, folder: string): string | null {
  const parts = file.split("/");
  return parts[0] === folder && parts.length > 2 ? (parts[1] ?? null) : null;
}

/** The faults of all product files, as "file: what". */
function faults(check: (source: Source) => string[]): string[] {
  return product.flatMap((source) => check(source).map((fault) => `${source.file}: ${fault}`));
}

function arrow(file: string, from: string): string | null {
  const target = from.split("/")[0] ?? "";
  if (!["app", "components", "lib"].includes(target)) return null;
  const origin = file.split("/")[0];
  if (target === "app" && origin !== "app") return `imports ${from}: nothing imports app`;
  if (target === "components" && origin === "lib") return `imports ${from}: lib knows no components`;
  const mine = areaOf(file, "lib");
  const theirs = areaOf(from, "lib");
  if (mine === "core" && theirs !== "core") return `imports ${from}: core knows no domain`;
  if (mine && mine !== "core" && theirs && theirs !== "core" && rank(theirs) > rank(mine))
    return `imports ${from}: ${theirs} stands above ${mine}`;
  const shown = areaOf(file, "components");
  if (shown === "ui" && theirs !== null && theirs !== "core")
    return `imports ${from}: the kit knows no domain`;
  const shownThere = areaOf(from, "components");
  if (shown === "ui" && shownThere !== null && shownThere !== "ui")
    return `imports ${from}: the kit knows no domain`;
  if (shown && shown !== "ui" && theirs && theirs !== "core" && rank(theirs) > rank(shown))
    return `imports ${from}: ${theirs} stands above ${shown}`;
  return null;
}

/** Names that are no domain, such as `components/site`, stand above all. */
function rank(domain: string): number {
  const place = domainOrder.indexOf(domain);
  return place === -1 ? domainOrder.length : place;
}

function only(pattern: RegExp, allowed: RegExp, what: string): string[] {
  return faults(({ file, text }) => (pattern.test(text) && !allowed.test(file) ? [what] : []));
}

describe("imports", () => {
  test("every folder of lib is core or a registered domain", () => {
    const folders = readdirSync(path.join(root, "lib"), { withFileTypes: true }).filter((e) =>
      e.isDirectory(),
    );
    expect(folders.map((e) => e.name).sort()).toEqual(["core", ...domainOrder].sort());
  });

  test("go down only: app, components, domains in their order, core", () => {
    expect(
      faults(({ file, imports }) => imports.map(({ from }) => arrow(file, from) ?? "").filter(Boolean)),
    ).toEqual([]);
  });

  test("SQL stays in lib", () => {
    const sql = /^(drizzle-orm|pg|postgres|pg-boss)(\/|$)/;
    const bad = ({ file, imports }: Source) =>
      file.startsWith("lib/")
        ? []
        : imports
            .filter((i) => sql.test(i.from) || (/\/schema\//.test(i.from) && !i.typeOnly))
            .map((i) => i.line);
    expect(faults(bad)).toEqual([]);
  });

  test("models are pure: no database, no framework, no reads or writes", () => {
    const impure =
      /^(drizzle-orm|pg|next|react|node:)|\/(schema|queries|commands|actions|db|ctx|cache)(\/|$)/;
    const bad = ({ file, imports }: Source) =>
      /^lib\/(?!core\/).*\/model\.ts$/.test(file)
        ? imports.filter((i) => !i.typeOnly && impure.test(i.from)).map((i) => `imports ${i.from}`)
        : [];
    expect(faults(bad)).toEqual([]);
  });

  test("queries and commands know nothing of Next.js", () => {
    const bad = ({ file, imports }: Source) =>
      /\/(queries|commands)[\w-]*\.ts$/.test(file)
        ? imports.filter((i) => /^next(\/|$|-)/.test(i.from)).map((i) => i.line)
        : [];
    expect(faults(bad)).toEqual([]);
  });

  test("a domain writes only its own tables", () => {
    const bad = ({ file, text, imports }: Source) => {
      const mine = areaOf(file, "lib");
      if (!mine || mine === "core") return [];
      const foreign = imports
        .filter(
          (i) => /^lib\/\w+\/schema\//.test(i.from) && !["core", mine].includes(areaOf(i.from, "lib") ?? ""),
        )
        .flatMap((i) => [...i.line.matchAll(/\b([a-z]\w+)\b/g)].map((m) => m[1]));
      return [...text.matchAll(/\.(?:insert|update|delete)\(\s*(\w+)\s*\)/g)]
        .filter((m) => foreign.includes(m[1]))
        .map((m) => `writes ${m[1]}`);
    };
    expect(faults(bad)).toEqual([]);
  });
});

describe("in one place only", () => {
  test("process.env in core/env (and the constants that the bundler fills in)", () => {
    const pattern = /process\.env(?!\.NODE_ENV\b|\.NEXT_RUNTIME\b)/;
    expect(only(pattern, /^lib\/core\/env\.ts$/, "reads process.env")).toEqual([]);
  });
  test("next/cache in core/cache", () => {
    expect(only(/["']next\/cache["']/, /^lib\/core\/cache\.ts$/, "imports next/cache")).toEqual([]);
  });
  test("next-auth in core/session", () => {
    expect(only(/["'](next-auth|@auth\/)/, /^lib\/core\/session[\w-]*\.ts$/, "imports next-auth")).toEqual(
      [],
    );
  });
});

/** Lists that nobody needs as a file, and why; what visitors read is no list in this sense. */
const WITHOUT_EXPORT = {
  "lib/notifications/notification/list notificationList":
    "one's own inbox, which the archive of one's data holds whole",
  "lib/platform/audit/compare auditPair": "two entries side by side",
  "lib/platform/settings/list settingSearch": "a search among forms",
  "lib/skills/skill/list proposalList": "a part of the list of skills, which exports it by its state",
};

test("every list has its export, or says why not", () => {
  const exported = product
    .filter(({ file, text }) => /^app\/.+\/route\.ts$/.test(file) && /\b(csv|export)Route\(/.test(text))
    .flatMap(({ imports }) => imports);
  const without = product.flatMap(({ file, text }) => {
    const from = file.replace(/\.ts$/, "");
    return [...text.matchAll(/^export const (\w+) = listContract\(/gm)]
      .filter(
        ([, name]) =>
          /^lib\/(?!core\/)/.test(file) &&
          !exported.some((i) => i.from === from && new RegExp(`\\b${name}\\b`).test(i.line)),
      )
      .map(([, name]) => `${from} ${name}`);
  });
  expect(without.sort()).toEqual(Object.keys(WITHOUT_EXPORT).sort());
});

describe("files", () => {
  test(`have at most ${MAX_LINES} lines`, () => {
    expect(
      faults(({ text }) => (text.split("\n").length > MAX_LINES ? [`${text.split("\n").length} lines`] : [])),
    ).toEqual([]);
  });

  test("have kebab-case names, and there are no barrels and no drawers for everything", () => {
    const name = /^(\[+(\.\.\.)?[a-z][a-zA-Z]*\]+|\([a-z-]+\)|~|[@.]?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*)$/;
    const bad = ({ file }: Source) => {
      if (/(^|\/)(index\.tsx?|utils?\.ts|helpers?(\.ts|\/))/.test(file)) return ["is a barrel or a drawer"];
      return file.split("/").every((part) => name.test(part)) ? [] : ["is not kebab-case"];
    };
    expect(faults(bad)).toEqual([]);
  });

  test("export names, not defaults, outside of app", () => {
    const bad = ({ file, text }: Source) =>
      /^(lib|components)\//.test(file) && file !== "lib/i18n.ts" && /^export default /m.test(text)
        ? ["default export"]
        : [];
    expect(faults(bad)).toEqual([]);
  });

  test("of core document each exported function", () => {
    const bad = ({ file, text }: Source) =>
      file.startsWith("lib/core/")
        ? [...text.matchAll(/([^\n]*)\nexport (?:async )?function\*? (\w+)/g)]
            .filter((m) => !/\*\/\s*$/.test(m[1] ?? "") && !isOverload(text, m[2] ?? ""))
            .map((m) => `${m[2]} has no docstring`)
        : [];
    expect(faults(bad)).toEqual([]);
  });
});

function isOverload(text: string, name: string): boolean {
  return (text.match(new RegExp(`export (async )?function ${name}\\b`, "g")) ?? []).length > 1;
}

describe("dependencies", () => {
  const lock = JSON.parse(read("package-lock.json")) as {
    packages: Record<string, { version: string; optionalDependencies?: Record<string, string> }>;
  };

  test("are at least the versions that fixed known holes", () => {
    const least = { next: [16, 4, 5], "drizzle-orm": [0, 45, 2] };
    for (const [name, wanted] of Object.entries(least)) {
      const found = (lock.packages[`node_modules/${name}`]?.version ?? "0.0.0")
        .split(".")
        .map((n) => Number.parseInt(n, 10));
      const older = wanted.findIndex((n, i) => n !== found[i]);
      expect(older === -1 || (found[older] ?? 0) > (wanted[older] ?? 0), `${name} ${found.join(".")}`).toBe(
        true,
      );
    }
  });

  test("are locked for every platform, or a fresh clone could not install them", () => {
    const missing = Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !homes(place).some((home) => `${home}node_modules/${name}` in lock.packages),
      ),
    );
    expect(missing).toEqual([]);
  });
});

/** The folders in whose node_modules Node.js looks for what a package imports. */
function homes(place: string): string[] {
  const parts = place.split("/node_modules/");
  return ["", ...parts.map((_, i) => `${parts.slice(0, i + 1).join("/node_modules/")}/`)];
}
