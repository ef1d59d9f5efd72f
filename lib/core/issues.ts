import type { z } from "zod";
import type { FieldErrors } from "./errors";

type Issue = z.core.$ZodIssue;
const KEY = /^[a-z][a-zA-Z]*(\.[a-zA-Z_]+)+$/;

/** How the schema tells that nothing came; what came is not in its issues. */
const MISSING = /received (undefined|null)$/;

function describe(issue: Issue): FieldErrors[string] {
  if (KEY.test(issue.message))
    return { key: issue.message, params: "params" in issue ? (issue.params as never) : undefined };
  switch (issue.code) {
    case "too_small": {
      const min = Number(issue.minimum);
      if (issue.origin === "string")
        return min <= 1 ? "errors.required" : { key: "errors.field.min", params: { min } };
      if (issue.origin === "array" || issue.origin === "set")
        return { key: "errors.field.minItems", params: { min } };
      return { key: "errors.field.minNumber", params: { min } };
    }
    case "too_big": {
      const max = Number(issue.maximum);
      if (issue.origin === "string") return { key: "errors.field.max", params: { max } };
      if (issue.origin === "array" || issue.origin === "set")
        return { key: "errors.field.maxItems", params: { max } };
      return { key: "errors.field.maxNumber", params: { max } };
    }
    case "invalid_format":
      if (issue.format === "email") return "errors.field.email";
      return issue.format === "url" ? "errors.field.url" : "errors.field.format";
    case "invalid_value":
      return "errors.field.choice";
    case "invalid_type":
      if (issue.message.endsWith("received NaN")) return "errors.field.number";
      return MISSING.test(issue.message) ? "errors.required" : "errors.field.type";
    case "unrecognized_keys":
      return "errors.field.unknown";
    default:
      return "errors.field.format";
  }
}

/**
 * Maps the issues of a schema to message keys by field name (`blocks[0].heading`). A message of the schema that
 * is itself a catalog key is kept; the first issue of a field wins.
 */
export function fieldErrors(error: { issues: readonly Issue[] }): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) {
    const name = issue.path.reduce<string>(
      (path, part) =>
        typeof part === "number" ? `${path}[${part}]` : path ? `${path}.${String(part)}` : String(part),
      "",
    );
    fields[name] ??= describe(issue);
  }
  return fields;
}
