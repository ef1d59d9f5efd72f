import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test, vi } from "vitest";
import { servedRoutes } from "../app/api/served";
import { apiDocument } from "./core/openapi/document";
import { METHODS, pathOf } from "./core/openapi/operation";
import { domains } from "./core/registry";
import "./domains";

// The OpenAPI document, made of the same schemas by which the routes take and give: it is valid, and leaves out nothing.

vi.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => new Map() }));
vi.mock("next-auth", () => ({ default: () => ({}) }));

const root = path.resolve(import.meta.dirname, "..");
const document = apiDocument(await servedRoutes(), { name: "Guildhall", baseUrl: "http://localhost:3000" });
const operations = Object.entries(document.paths).flatMap(([url, item]) =>
  Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${url}`, operation })),
);

/** What the route files export, read from their text: `GET /api/v1/me`. */
const exported = ["app/api/v1", "app/api/auth"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts" && !file.startsWith(`oidc${path.sep}`))
    .flatMap((file) => {
      const source = readFileSync(path.join(root, folder, file), "utf8");
      const url = pathOf(`/${folder.slice("app/".length)}/${path.posix.dirname(file)}`);
      const methods = source.matchAll(/export (?:const|async function|function) ([A-Z]+)\b/g);
      return [...methods].map(([, method]) => `${method} ${url}`);
    }),
);

describe("the document", () => {
  test("is valid OpenAPI 3.1", async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(document) as never);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe("3.1");
  });

  test("holds every method of every route file", () => {
    expect(exported.length).toBeGreaterThan(40);
    expect(exported.filter((name) => !operations.some((known) => known.name === name))).toEqual([]);
  });

  test("says of each what it does, under which heading, and what it answers", () => {
    const silent = operations.flatMap(({ name, operation }) => {
      const success = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"));
      const answers = success.every(
        ([status, body]) =>
          ("content" in body && body.content) || (!name.startsWith("GET") && ["202", "204"].includes(status)),
      );
      return [
        ...(operation.summary ? [] : [`${name}: no summary`]),
        ...(operation.tags.length === 1 ? [] : [`${name}: ${operation.tags.length} tags`]),
        ...(success.length && answers ? [] : [`${name}: no response`]),
      ];
    });
    expect(silent).toEqual([]);
  });

  test("names each operation once, and each parameter and field in snake_case", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const names = new Set<string>();
    const visit = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (key === "properties") for (const name of Object.keys(inner as object)) names.add(name);
        visit(inner);
      }
      const parameter = value as { in?: unknown; name?: unknown };
      if (parameter.in === "query" || parameter.in === "path") names.add(String(parameter.name));
    };
    visit(document);
    expect([...names].filter((name) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  test("takes an Idempotency-Key on every request that creates something", () => {
    const isKey = (part: { name?: string; $ref?: string }) =>
      part.name === "Idempotency-Key" || part.$ref?.endsWith("IdempotencyKey") === true;
    const creating = operations.filter(({ operation }) => "201" in operation.responses);
    expect(creating.length).toBeGreaterThan(5);
    const without = creating.filter(({ operation }) => !operation.parameters.some(isKey));
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  test("asks API keys for scopes that somebody declares, and no scope is for nothing", () => {
    const asked = new Set(
      operations.flatMap(({ operation }) => operation.security.flatMap((one) => one.apiKey ?? [])),
    );
    const declared = domains().flatMap(({ scopes = {} }) => Object.keys(scopes));
    expect([...asked].sort()).toEqual(declared.sort());
  });

  test("knows only methods that routes have", () => {
    expect(new Set(operations.map(({ name }) => name.split(" ")[0]))).toEqual(new Set(METHODS));
  });
});
