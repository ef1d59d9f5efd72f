import { expect, test } from "vitest";
import { z } from "zod";
import { curlOf } from "./curl";
import { apiDocument } from "./document";
import { fieldRows, sampleOf, typeText } from "./fields";
import { jsonSchema, type Named } from "./schema";

const Part = z.object({ slug: z.string().describe("Its address.") }).meta({ id: "Part" });
const Thing = z.object({
  id: z.uuid(),
  name: z.string().min(1).max(80),
  count: z.coerce.number().int().min(1).max(100).default(20),
  kind: z.enum(["a", "b"]).nullable(),
  part: Part.nullable(),
  parts: z.array(Part),
  at: z.iso.datetime().optional(),
});

test("a schema reads as a table: fields within fields, what each takes, which are asked for", () => {
  const named: Named = {};
  const schema = jsonSchema(Thing, "input", named);
  expect(Object.keys(named)).toEqual(["Part"]);
  expect(fieldRows(schema, named).map(({ name, type, required }) => [name, type, required])).toEqual([
    ["id", "uuid", true],
    ["name", "string, 1–80 characters", true],
    ["count", "integer, 1–100", false],
    ["kind", "a | b or null", true],
    ["part", "object or null", true],
    ["part.slug", "string", true],
    ["parts", "list of object", true],
    ["parts[].slug", "string", true],
    ["at", "date-time", false],
  ]);
  expect(fieldRows(schema, named).find((row) => row.name === "part.slug")?.description).toBe("Its address.");
  expect(typeText(jsonSchema(z.union([z.string(), z.int()]), "input", named), named)).toBe(
    "string or integer",
  );
});

test("a sample holds what the schema asks for, and the schema takes it", () => {
  const named: Named = {};
  const sample = sampleOf(jsonSchema(Thing, "input", named), named);
  expect(Thing.safeParse(sample).success).toBe(true);
});

test("an example request names token, key and body where they are asked for", () => {
  const options = { auth: "session", body: Thing.pick({ name: true }), idempotent: true, tags: ["Things"] };
  const modules = { "/api/v1/things/[thingId]": { POST: { documented: options as never } } };
  const document = apiDocument(modules, { name: "House", baseUrl: "https://house.example" });
  const operation = document.paths["/api/v1/things/{thing_id}"]?.post;
  if (!operation) throw new Error("The operation is missing.");
  expect(operation.operationId).toBe("postThingsByThingId");
  expect(curlOf(document, "POST", "/api/v1/things/{thing_id}", operation).split(" \\\n  ")).toEqual([
    'curl -X POST "https://house.example/api/v1/things/{thing_id}"',
    '-H "Authorization: Bearer $TOKEN"',
    '-H "Idempotency-Key: $(uuidgen)"',
    '-H "Content-Type: application/json"',
    `-d '{"name":"…"}'`,
  ]);
});

test("two schemas of one name are refused", () => {
  const named: Named = { Part: { type: "string" } };
  expect(() => jsonSchema(z.array(Part), "output", named)).toThrow('Two schemas are called "Part".');
});
