import { z } from "zod";

export const SettingKey = z.string().regex(/^[a-z_]+(\.[a-z_]+)+$/);

/** A form's value for one setting; what it must be, the declaration says. */
export const SaveSettingInput = z.object({
  key: SettingKey,
  /** The version that the form was opened with; 0 where the default held. */
  version: z.coerce.number().int().min(0),
  value: z.unknown(),
});
export const ResetSettingInput = z.object({ key: SettingKey, version: z.coerce.number().int().min(1) });

/** Which control a setting is edited with. */
export type SettingControl =
  | { type: "switch" }
  | { type: "text" | "textarea" | "email" | "url"; max?: number }
  | { type: "number"; min?: number; max?: number }
  | { type: "select" | "choices"; options: string[] }
  | { type: "list" };

interface JsonSchema {
  type?: string | string[];
  anyOf?: JsonSchema[];
  enum?: unknown[];
  items?: JsonSchema;
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
  if (one.type === "array")
    return one.items?.enum ? { type: "choices", options: one.items.enum.map(String) } : { type: "list" };
  if (one.format === "email") return { type: "email", max: one.maxLength };
  if (one.format === "uri") return { type: "url", max: one.maxLength };
  return { type: (one.maxLength ?? 0) > 200 ? "textarea" : "text", max: one.maxLength };
}

/** Whether nothing at all is a value of the setting. */
export function isOptional(schema: z.ZodType): boolean {
  return schema.safeParse(null).success;
}

/** What a form field holds, as the value that the declaration's schema checks. */
export function fromForm(schema: z.ZodType, raw: unknown): unknown {
  const control = controlFor(schema);
  const text = Array.isArray(raw) ? raw[raw.length - 1] : raw;
  switch (control.type) {
    case "switch":
      return text === true || text === "on" || text === "true";
    case "number":
      return text === "" || text === null || text === undefined ? null : Number(text);
    case "choices":
    case "list":
      return raw === undefined || raw === null || raw === "" ? [] : [raw].flat().map(String).filter(Boolean);
    default:
      return typeof text === "string" && text.trim() !== "" ? text.trim() : isOptional(schema) ? null : "";
  }
}
