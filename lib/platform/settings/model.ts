import { z } from "zod";
import { instantOf } from "../../core/time";

export const SettingKey = z.string().regex(/^[a-z_]+(\.[a-z_]+)+$/);

/** A form's value for one setting; what it must be, the declaration says. */
export const SaveSettingInput = z.object({
  key: SettingKey,
  /** The version that the form was opened with; 0 where the default held. */
  version: z.coerce.number().int().min(0),
  /** Absent where a switch is off or nothing is ticked: browsers send no such field. */
  value: z.unknown().optional(),
});
export const PublishSettingInput = z.object({
  key: SettingKey,
  version: z.coerce.number().int().min(0),
  isPublic: z.boolean().default(false),
});
export const ResetSettingInput = z.object({ key: SettingKey, version: z.coerce.number().int().min(1) });

/** Which control a setting is edited with. */
export type SettingControl =
  | { type: "switch" }
  | { type: "text" | "textarea" | "email" | "url"; max?: number }
  | { type: "number"; min?: number; max?: number }
  | { type: "datetime" }
  | { type: "select" | "choices"; options: string[] }
  | { type: "list" }
  /** A file of a kind, and the media types that it takes. */
  | { type: "file"; kind: string; accept: string }
  /** Objects of plain texts, one a line, their fields divided by bars. */
  | { type: "lines"; fields: string[] };

interface JsonSchema {
  type?: string | string[];
  anyOf?: JsonSchema[];
  enum?: unknown[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

/** The control that fits a setting's type, read from its schema. */
export function controlFor(schema: z.ZodType): SettingControl {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const one = json.anyOf?.find((s) => s.type !== "null") ?? json;
  if (one.enum) return { type: "select", options: one.enum.map(String) };
  if (one.type === "boolean") return { type: "switch" };
  if (one.type === "integer" || one.type === "number") {
    const bounded = (n?: number) =>
      n !== undefined && Math.abs(n) < Number.MAX_SAFE_INTEGER ? n : undefined;
    return { type: "number", min: bounded(one.minimum), max: bounded(one.maximum) };
  }
  if (one.type === "array") {
    if (one.items?.properties) return { type: "lines", fields: Object.keys(one.items.properties) };
    return one.items?.enum ? { type: "choices", options: one.items.enum.map(String) } : { type: "list" };
  }
  if (one.format === "date-time") return { type: "datetime" };
  if (one.format === "email") return { type: "email", max: one.maxLength };
  if (one.format === "uri") return { type: "url", max: one.maxLength };
  return { type: (one.maxLength ?? 0) > 200 ? "textarea" : "text", max: one.maxLength };
}

/** Objects as lines: `label | https://…`. */
export function toLines(value: unknown, fields: readonly string[]): string {
  const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
  return rows.map((row) => fields.map((field) => String(row[field] ?? "")).join(" | ")).join("\n");
}

/** Lines as objects; what stands after the last bar belongs to the last field. */
function fromLines(text: string, fields: readonly string[]): Record<string, string>[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const parts = line.split("|");
    const last = fields.length - 1;
    return Object.fromEntries(
      fields.map((field, i) => [field, (i < last ? parts[i] : parts.slice(last).join("|"))?.trim() ?? ""]),
    );
  });
}

/** Whether nothing at all is a value of the setting. */
export function isOptional(schema: z.ZodType): boolean {
  return schema.safeParse(null).success;
}

/**
 * What a form field holds, as the value that the declaration's schema checks. Local times are read in `zone`.
 */
export function fromForm(schema: z.ZodType, raw: unknown, zone: string): unknown {
  const control = controlFor(schema);
  const text = Array.isArray(raw) ? raw[raw.length - 1] : raw;
  switch (control.type) {
    case "switch":
      return text === true || text === "on" || text === "true";
    case "number":
      return text === "" || text === null || text === undefined ? null : Number(text);
    case "datetime": {
      const typed = typeof text === "string" ? text.trim() : "";
      return typed === "" ? null : (instantOf(typed, zone)?.toISOString() ?? typed);
    }
    case "lines":
      return fromLines(typeof text === "string" ? text : "", control.fields);
    case "choices":
    case "list":
      return raw === undefined || raw === null || raw === "" ? [] : [raw].flat().map(String).filter(Boolean);
    default:
      return typeof text === "string" && text.trim() !== "" ? text.trim() : isOptional(schema) ? null : "";
  }
}
