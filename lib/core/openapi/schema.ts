import { z } from "zod";

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it; only what our schemas come to. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  contentMediaType?: string;
}

/** Schemas with a name of their own (`.meta({ id })`), which stand once in the document. */
export type Named = Record<string, JsonSchema>;

const PLACE = "#/components/schemas/";
/** Formats that say it all: the pattern by which zod checks them would only fill the page. */
const KNOWN_FORMATS = new Set(["uuid", "date-time", "date", "email", "uri"]);

/**
 * A zod schema as JSON Schema: of what a request may send (`input`), or of what an answer holds (`output`). Schemas
 * with an id are put into `named` and referred to.
 */
export function jsonSchema(schema: z.ZodType, io: "input" | "output", named: Named): JsonSchema {
  const made = z.toJSONSchema(schema, {
    io,
    target: "draft-2020-12",
    unrepresentable: "any",
    override: ({ jsonSchema }) => tidy(jsonSchema as JsonSchema),
  }) as JsonSchema & { $schema?: string; $defs?: Named; id?: string };
  const { $schema: _, $defs = {}, ...rest } = relinked(made) as typeof made;
  for (const [name, definition] of Object.entries($defs)) {
    if (named[name] && JSON.stringify(named[name]) !== JSON.stringify(definition))
      throw new Error(`Two schemas are called "${name}".`);
    named[name] = definition;
  }
  return rest;
}

/** Leaves out what says nothing to a reader. Clients must live with fields to come, so objects stay open. */
function tidy(schema: JsonSchema): void {
  if (schema.format && KNOWN_FORMATS.has(schema.format)) delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.additionalProperties === false) delete schema.additionalProperties;
}

/** The same with references that lead to the document's components, and without the ids that made them. */
function relinked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relinked);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, inner]) => !(key === "id" && typeof inner === "string"),
  );
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string" ? inner.replace("#/$defs/", PLACE) : relinked(inner),
    ]),
  );
}

/** The schema that a reference leads to, or the schema itself. */
export function resolved(schema: JsonSchema, named: Named): JsonSchema {
  return schema.$ref ? resolved(named[schema.$ref.slice(PLACE.length)] ?? {}, named) : schema;
}
