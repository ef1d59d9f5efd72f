import type { z } from "zod";
import type { Documented } from "../route";
import { type JsonSchema, jsonSchema, type Named } from "./schema";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

type Ref = { $ref: string };
export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
}
interface Body {
  description?: string;
  headers?: Record<string, Ref>;
  content?: Record<string, { schema?: JsonSchema }>;
}
/** One method of one path, as OpenAPI writes it. */
export interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: (Parameter | Ref)[];
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, Body | Ref>;
}

/** `/api/v1/me/skills/[skillId]` → `/api/v1/me/skills/{skill_id}`. */
export const pathOf = (url: string): string =>
  url.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => `{${snake(name)}}`);

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `POST /api/v1/me/notifications/{id}/read` → `postMeNotificationsByIdRead`. */
function operationId(method: Method, path: string): string {
  const words = path
    .replace(/^\/api\/(v1\/)?/, "")
    .replace(/\{(\w+)\}/g, "by-$1")
    .split(/[^a-zA-Z0-9]+/);
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** What a route says of itself, as an operation of the document. */
export function operationOf(method: Method, url: string, route: Documented, named: Named): Operation {
  const path = pathOf(url);
  return {
    operationId: operationId(method, path),
    summary: route.summary,
    description: route.description,
    tags: [...(route.tags ?? [])],
    security: securityOf(route),
    parameters: parametersOf(path, route, named),
    ...(route.body || route.upload ? { requestBody: requestBody(route, named) } : {}),
    responses: { ...successOf(route, named), ...errorsOf(method, route) },
  };
}

function securityOf({ auth, credentials, permission, scope }: Documented): Operation["security"] {
  if (credentials === "ignored") return [];
  const known: Operation["security"] = [{ accessToken: [] }, ...(scope ? [{ apiKey: [scope] }] : [])];
  return auth === "session" || permission ? known : [{}, ...known];
}

function parametersOf(path: string, route: Documented, named: Named): Operation["parameters"] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  const ofPath = partsOf(route.params, named, snake);
  return [
    ...inPath.map((name): Parameter => {
      const known = ofPath.find((part) => part.name === name);
      return { name, in: "path", required: true, ...described(known?.schema ?? { type: "string" }) };
    }),
    ...partsOf(route.query, named).map(
      ({ name, required, schema }): Parameter => ({ name, in: "query", required, ...described(schema) }),
    ),
    ...partsOf(route.headers, named).map(
      ({ name, required, schema }): Parameter => ({ name, in: "header", required, ...described(schema) }),
    ),
    ...(route.idempotent
      ? [refTo("parameters", route.idempotent === "required" ? "RequiredIdempotencyKey" : "IdempotencyKey")]
      : []),
    refTo("parameters", "AcceptLanguage"),
    ...(route.anyBuild ? [] : [refTo("parameters", "AppPlatform"), refTo("parameters", "AppBuild")]),
  ];
}

function partsOf(schema: z.ZodType | undefined, named: Named, rename = (name: string) => name) {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, "input", named);
  return Object.entries(properties).map(([name, part]) => ({
    name: rename(name),
    required: required.includes(name),
    schema: part,
  }));
}

/** A parameter's own description stands beside its schema, not in it. */
function described({ description, ...schema }: JsonSchema): Pick<Parameter, "description" | "schema"> {
  return description ? { description, schema } : { schema };
}

function requestBody(route: Documented, named: Named): Operation["requestBody"] {
  if (route.upload) {
    const fields = route.upload.fields ? jsonSchema(route.upload.fields, "input", named) : {};
    const file: JsonSchema = { type: "string", contentMediaType: "application/octet-stream" };
    const schema = {
      type: "object",
      properties: { ...fields.properties, [route.upload.file]: file },
      required: [...(fields.required ?? []), route.upload.file],
    };
    return { required: true, content: { "multipart/form-data": { schema } } };
  }
  const schema = jsonSchema(route.body as z.ZodType, "input", named);
  return {
    required: true,
    content: {
      "application/json": { schema },
      ...(route.form ? { "application/x-www-form-urlencoded": { schema } } : {}),
    },
  };
}

function successOf(route: Documented, named: Named): Record<string, Body> {
  const { status = route.response || route.media ? 200 : 204, response, media = "application/json" } = route;
  const content =
    response || route.media
      ? { content: { [media]: response ? { schema: jsonSchema(response, "output", named) } : {} } }
      : {};
  const body = (description: string): Body => ({
    description,
    headers: { "X-Request-Id": refTo("headers", "RequestId") },
    ...content,
  });
  return {
    ...(route.existing ? { "200": body("It was there before; nothing changed.") } : {}),
    [status]: body(status === 204 ? "Done; the answer has no body." : "Success."),
  };
}

const refTo = (part: string, name: string): Ref => ({ $ref: `#/components/${part}/${name}` });

/** Which refusals can come, by what the route asks for; whatever else happens has the same form. */
function errorsOf(method: Method, route: Documented): Record<string, Ref> {
  const writes = method !== "GET";
  const takes = route.body !== undefined || route.upload !== undefined;
  const known = route.credentials !== "ignored";
  const cases: [string, boolean][] = [
    ["400", takes || route.query !== undefined],
    ["401", known || (writes && route.tags?.includes(SIGNING_IN) === true)],
    ["403", !route.anyBuild || known],
    ["404", route.params !== undefined || route.absent === true],
    ["409", writes],
    ["413", takes],
    ["415", takes],
    ["422", takes || route.query !== undefined || route.idempotent !== undefined],
    ["429", route.limit !== false],
    ["503", writes && !route.duringMaintenance],
  ];
  return {
    ...Object.fromEntries(
      cases.filter(([, may]) => may).map(([status]) => [status, refTo("responses", `Problem${status}`)]),
    ),
    default: refTo("responses", "Problem"),
  };
}

/** The tag of the routes by which apps sign in: they refuse with 401 although they ask for nobody. */
export const SIGNING_IN = "Signing in";
