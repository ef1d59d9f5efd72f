import { type JsonSchema, type Named, resolved } from "./schema";

/** One line of a table that shows a schema. */
export interface FieldRow {
  /** `category.slug`, or `data[].id` within a list. */
  name: string;
  type: string;
  required: boolean;
  description?: string;
}

const isNull = (schema: JsonSchema) => schema.type === "null";

/** The schema without the choice of null, and whether it had one. */
function split(schema: JsonSchema, named: Named): { inner: JsonSchema; nullable: boolean } {
  const { anyOf, description } = schema;
  if (anyOf) {
    const others = anyOf.filter((choice) => !isNull(choice));
    const [only] = others;
    if (only && others.length === 1)
      return { inner: { ...resolved(only, named), ...(description ? { description } : {}) }, nullable: true };
    return { inner: { ...schema, anyOf: others }, nullable: others.length < anyOf.length };
  }
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter((type) => type !== "null");
    return {
      inner: { ...schema, type: types.length > 1 ? types : types[0] },
      nullable: types.length < schema.type.length,
    };
  }
  return { inner: schema, nullable: false };
}

const range = (low: number | undefined, high: number | undefined, unit = "") =>
  low === undefined && high === undefined
    ? ""
    : `, ${low !== undefined && high !== undefined ? `${low}–${high}` : high === undefined ? `≥ ${low}` : `≤ ${high}`}${unit}`;

/** A schema in a few words: `string, ≤ 150 characters`, `integer, 1–100`, `a | b`, `list of string`. */
export function typeText(schema: JsonSchema, named: Named): string {
  const { inner, nullable } = split(resolved(schema, named), named);
  return `${plainType(inner, named)}${nullable ? " or null" : ""}`;
}

function plainType(schema: JsonSchema, named: Named): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map(String).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map((choice) => typeText(choice, named)))].join(" or ");
  if (schema.type === "array") {
    const items = schema.items ? typeText(schema.items, named) : "any";
    return `list of ${items}${range(schema.minItems, schema.maxItems)}`;
  }
  if (schema.type === "string") {
    const size = range(schema.minLength || undefined, schema.maxLength, " characters");
    return schema.contentMediaType ? "file" : `${schema.format ?? "string"}${size}`;
  }
  if (schema.type === "integer" || schema.type === "number") {
    const low =
      schema.minimum ?? (schema.exclusiveMinimum === undefined ? undefined : schema.exclusiveMinimum + 1);
    return `${schema.type}${range(low, schema.maximum)}`;
  }
  if (schema.type === "object" || schema.properties) return "object";
  return schema.type === undefined ? "any" : [schema.type].flat().join(" or ");
}

/** Every field of a schema, those within objects and lists below what holds them. */
export function fieldRows(schema: JsonSchema, named: Named, prefix = ""): FieldRow[] {
  const { inner } = split(resolved(schema, named), named);
  if (inner.type === "array" && inner.items) return fieldRows(inner.items, named, `${prefix}[]`);
  const required = new Set(inner.required);
  return Object.entries(inner.properties ?? {}).flatMap(([key, part]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    const whole = resolved(part, named);
    const row: FieldRow = {
      name,
      type: typeText(part, named),
      required: required.has(key),
      description: part.description ?? whole.description,
    };
    return [row, ...fieldRows(part, named, name)];
  });
}

const SAMPLES: Record<string, unknown> = {
  uuid: "01980000-0000-7000-8000-000000000000",
  "date-time": "2026-03-01T09:30:00.000Z",
  date: "2026-03-01",
  email: "ada@example.org",
  uri: "https://example.org",
};
/** Values of fields whose schema is just a string. */
const WORDS: Record<string, string> = {
  email: "ada@example.org",
  username: "ada.lovelace",
  password: "seven wooden horses",
  refresh_token: "ghr_…",
  token: "…",
  code: "123456",
  phone_number: "+14155550123",
  first_name: "Ada",
  last_name: "Lovelace",
  language: "en",
  time_zone: "Europe/London",
  city: "London",
};

/** A body that the schema takes, with every field that it asks for and the first that it does not. */
export function sampleOf(schema: JsonSchema, named: Named, key = ""): unknown {
  const { inner } = split(resolved(schema, named), named);
  if (inner.const !== undefined) return inner.const;
  if (inner.default !== undefined) return inner.default;
  if (inner.enum) return inner.enum[0];
  const [choice] = inner.anyOf ?? inner.oneOf ?? [];
  if (choice) return sampleOf(choice, named, key);
  if (inner.type === "array") return inner.items ? [sampleOf(inner.items, named, key)] : [];
  if (inner.type === "string") return SAMPLES[inner.format ?? ""] ?? WORDS[key] ?? "…";
  if (inner.type === "integer" || inner.type === "number") return inner.minimum || 1;
  if (inner.type === "boolean") return true;
  if (!inner.properties) return {};
  const all = Object.entries(inner.properties);
  const required = new Set(inner.required);
  const shown = required.size ? all.filter(([name]) => required.has(name)) : all.slice(0, 1);
  return Object.fromEntries(shown.map(([name, part]) => [name, sampleOf(part, named, name)]));
}
