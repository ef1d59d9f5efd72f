import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { Actor, Ctx } from "./core/ctx";
import { testPerson } from "./core/testing/ctx";
import { gatherOwnership } from "./core/testing/entry-ownership";
import { entryPoints, loadActions } from "./core/testing/entry-points";
import "./domains";
import { ROLES } from "./identity/role/model";

// Every way into the product × every actor. The matrix is generated from the code, kept beside this test, and
// each of its cells is called: actions here, pages and routes over HTTP in e2e/matrix.

const asked = vi.hoisted(() => ({ actor: { kind: "anonymous" } as unknown, touched: false }));

vi.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => new Map() }));
vi.mock("./core/session", () => ({ requestCtx: async () => nobodysCtx(asked.actor as Actor) }));

/** A context in which any use of the database is a fault. */
function nobodysCtx(actor: Actor): Ctx {
  const db = new Proxy({}, { get: () => (asked.touched = true) });
  const pending = { audits: [], tags: new Set<string>(), after: [] };
  const setting = async () => undefined;
  return {
    actor,
    db,
    locale: "en",
    requestId: "test",
    ip: null,
    inTransaction: false,
    pending,
    setting,
  } as never;
}

const root = path.resolve(import.meta.dirname, "..");
const file = path.join(root, "lib/access-matrix.md");
const ACTORS = ["visitor", ...ROLES] as const;
const actorOf = (name: string): Actor =>
  name === "visitor" ? { kind: "anonymous" } : testPerson({ roles: [name] });

type Cell = "yes" | "sign in" | "no";

/** What an entry point answers to an actor by what it declares; the columns of the matrix. */
function cellOf(access: string, name: string): Cell {
  if (access === "anyone") return "yes";
  if (access === "internal" || access === "kit") return "no";
  const actor = actorOf(name);
  if (actor.kind !== "person") return "sign in";
  if (access === "signed-in") return "yes";
  const [kind, keys = ""] = access.split(" ");
  const wanted = keys.split("|");
  if (kind === "role") return wanted.some((key) => actor.roles.includes(key)) ? "yes" : "no";
  if (keys === "*") return actor.permissions.size > 0 ? "yes" : "no";
  return wanted.some((key) => actor.permissions.has(key)) ? "yes" : "no";
}

const points = await entryPoints();
const { cells: OWNERSHIP, ownerless: OWNERLESS } = await gatherOwnership();

function matrix(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const table = (kind: string) => [
    row(["entry point", "access", ...ACTORS]),
    row(["-", "-", ...ACTORS.map(() => "-")]),
    ...points
      .filter((point) => point.kind === kind)
      .map((point) =>
        row([
          `\`${point.name}\``,
          point.access.replaceAll("|", " or "),
          ...ACTORS.map((a) => cellOf(point.access, a)),
        ]),
      ),
    "",
  ];
  return [
    "# Who may enter where",
    "",
    "Made from the code by `npm run matrix`; `lib/access-matrix.test.ts` fails when it no longer agrees.",
    "*yes*: passes the first wall, the row's own policy decides further. *sign in*: 307 to sign-in for pages, 401",
    "else. *no*: 403; 404 for what only the application itself may call, and for the kit outside of development.",
    "",
    "## Pages",
    "",
    ...table("page"),
    "## Routes",
    "",
    ...table("route"),
    "## Actions",
    "",
    ...table("action"),
    "## Ownership",
    "",
    "What depends on whose the row is, with the test that shows it.",
    "",
    row(["what", "owner", "anybody else", "entry points", "shown by"]),
    row(["-", "-", "-", "-", "-"]),
    ...OWNERSHIP.map((cell) =>
      row([
        cell.what,
        cell.owner,
        cell.other,
        cell.entries.map((entry) => `\`${entry}\``).join(", "),
        `${cell.file}: ${cell.test}`,
      ]),
    ),
    "",
  ].join("\n");
}

describe("the matrix", () => {
  test("holds every entry point as it is", async () => {
    const kept = existsSync(file) ? readFileSync(file, "utf8") : "";
    const named = new Set([...kept.matchAll(/^\| `([^`]+)`/gm)].map((m) => m[1]));
    if (expect.getState().snapshotState.snapshotUpdateState !== "all") {
      const fresh = points.filter((p) => !named.has(p.name)).map((p) => p.name);
      const gone = [...named].filter((name) => !points.some((p) => p.name === name));
      const say = "Run `npm run matrix`, read the change, and commit it.";
      expect(fresh, `Entry points are missing from lib/access-matrix.md. ${say}`).toEqual([]);
      expect(gone, `lib/access-matrix.md names entry points that are gone. ${say}`).toEqual([]);
    }
    await expect(matrix()).toMatchFileSnapshot(file);
  });

  test("knows what every entry point asks for", () => {
    expect(points.filter((p) => p.access === "undeclared").map((p) => p.name)).toEqual([]);
  });

  test("leaves no page of the workspace open", () => {
    const open = points.filter(
      (p) => p.kind === "page" && p.file.includes("/(workspace)/") && p.access === "anyone",
    );
    expect(open.map((p) => p.name)).toEqual([]);
  });

  test("lets nobody into administration without a permission", () => {
    const loose = points.filter(
      (p) => /^(\w+ )?\/admin(\/|$)/.test(p.name) && !p.access.startsWith("permission"),
    );
    expect(loose.map((p) => p.name)).toEqual([]);
  });

  test("names only permissions and roles that exist", () => {
    const known = new Set<string>([...testPerson({ roles: ["super_admin"] }).permissions, ...ROLES, "*"]);
    const unknown = points.flatMap((p) =>
      (p.access.split(" ")[1]?.split("|") ?? [])
        .filter((key) => !known.has(key))
        .map((key) => `${p.name}: ${key}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe("actions", () => {
  const actions = points.filter((point) => point.kind === "action");
  test.each(ACTORS)("answer a %s as the matrix says, before they look at the input", async (name) => {
    const wrong: string[] = [];
    for (const point of actions.filter((p) => p.access !== "kit")) {
      const [from, exported] = point.name.split("#") as [string, string];
      const action = (await loadActions(from))[exported];
      asked.actor = actorOf(name);
      asked.touched = false;
      // No schema takes a bare number: whoever passes the wall is told that the input is invalid.
      const answer = await action?.(42);
      const got = answer?.ok ? "ok" : answer?.code;
      const want = { yes: "invalid", "sign in": "unauthenticated", no: "forbidden" }[
        cellOf(point.access, name)
      ];
      if (got !== want) wrong.push(`${point.name}: ${got} instead of ${want}`);
      if (asked.touched) wrong.push(`${point.name}: asked the database`);
    }
    expect(wrong).toEqual([]);
  });

  test("of the kit do nothing outside of development", async () => {
    for (const point of actions.filter((p) => p.access === "kit")) {
      const [from, exported] = point.name.split("#") as [string, string];
      const answer = await (await loadActions(from))[exported]?.(42);
      expect([undefined, "not_found"], point.name).toContain(answer?.code);
      expect(answer?.ok, point.name).not.toBe(true);
    }
  });
});

describe("ownership", () => {
  const open = points.filter(
    (p) =>
      (p.kind === "action" && ["anyone", "signed-in"].includes(p.access)) ||
      (p.kind === "page" && p.access === "signed-in") ||
      (p.kind === "route" && p.access === "signed-in"),
  );

  test("is settled for everything that a role alone does not decide", () => {
    const settled = new Set([...OWNERSHIP.flatMap((cell) => cell.entries), ...Object.keys(OWNERLESS)]);
    const short = (p: { name: string }) => p.name;
    expect(open.map(short).filter((name) => !settled.has(name))).toEqual([]);
    expect([...settled].filter((name) => !points.some((p) => p.name === name))).toEqual([]);
  });

  test.each(OWNERSHIP)("of $what is shown by a test", ({ file: proof, test: words }) => {
    const source = existsSync(path.join(root, proof)) ? readFileSync(path.join(root, proof), "utf8") : "";
    expect(source.includes(`test("${words}"`), `${proof}: no test "${words}"`).toBe(true);
  });
});
