import { z } from "zod";
import type { Documented } from "../route";
import { METHODS, type Method, type Operation, operationOf, type Parameter, pathOf } from "./operation";
import { type JsonSchema, jsonSchema, type Named } from "./schema";

/** What `import.meta.glob` gives for a route file. */
export type RouteModule = Partial<Record<Method, { documented?: Documented }>>;

/** An OpenAPI 3.1 document. */
export interface ApiDocument {
  openapi: "3.1.1";
  info: { title: string; version: string; summary: string; description: string };
  servers: { url: string }[];
  security: Record<string, string[]>[];
  tags: { name: string }[];
  paths: Record<string, Partial<Record<Lowercase<Method>, Operation>>>;
  components: {
    schemas: Named;
    parameters: Record<string, Parameter>;
    headers: Record<string, { description: string; schema: JsonSchema }>;
    responses: Record<string, unknown>;
    securitySchemes: Record<string, unknown>;
  };
}

/** The body of every refusal (RFC 9457). */
const Problem = z
  .object({
    type: z.string().describe("Always `about:blank`."),
    title: z.string().describe("What happened, in the caller's language; may be shown."),
    status: z.int().describe("The status of the answer."),
    code: z.string().describe("What happened, for programs: see the list of codes."),
    request_id: z.string().describe("The id under which the server's log knows this request."),
    errors: z
      .record(z.string(), z.array(z.string()))
      .optional()
      .describe("Beside which fields of the body or query what went wrong; may be shown."),
  })
  .meta({ id: "Problem" });

/** The document of all routes. `modules` maps each file's address, such as `/api/v1/me`, to its methods. */
export function apiDocument(
  modules: Readonly<Record<string, RouteModule>>,
  about: { name: string; baseUrl: string },
): ApiDocument {
  const named: Named = {};
  const problem = jsonSchema(Problem, "output", named);
  const paths: ApiDocument["paths"] = {};
  for (const [url, module] of Object.entries(modules).sort(([a], [b]) => a.localeCompare(b))) {
    for (const method of METHODS) {
      const documented = module[method]?.documented;
      if (!documented) continue;
      const path = pathOf(url);
      paths[path] = {
        ...paths[path],
        [method.toLowerCase()]: operationOf(method, url, documented, named),
      };
    }
  }
  const tags = new Set(Object.values(paths).flatMap((item) => Object.values(item).flatMap((op) => op.tags)));
  return {
    openapi: "3.1.1",
    info: {
      title: `${about.name} API`,
      version: "1",
      summary: "What an app or a program of yours can read and do here.",
      description: `Conventions, examples and every field as a page: ${about.baseUrl}/api/docs`,
    },
    servers: [{ url: about.baseUrl }],
    security: [],
    tags: [...tags].sort().map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(named).sort(([a], [b]) => a.localeCompare(b))),
      parameters: PARAMETERS,
      headers: HEADERS,
      responses: responses(problem),
      securitySchemes: SECURITY,
    },
  };
}

const SECURITY = {
  accessToken: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description:
      "`Authorization: Bearer <access token>`. Lives ten minutes; POST /api/auth/token gives one, POST /api/auth/token/refresh the next. Signed with EdDSA; the public keys are at /.well-known/jwks.json.",
  },
  apiKey: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "gh_…",
    description:
      "`Authorization: Bearer gh_…`. A person makes one under Account, Security; it acts as that person within its scopes.",
  },
};

const header = (name: string, required: boolean, description: string, schema: JsonSchema): Parameter => ({
  name,
  in: "header",
  required,
  description,
  schema,
});
const KEY = { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x21-\\x7e]+$" };
const PARAMETERS = {
  AcceptLanguage: header(
    "Accept-Language",
    false,
    "The language of texts and errors; without it the person's own.",
    { type: "string" },
  ),
  AppPlatform: header(
    "X-App-Platform",
    false,
    "With `X-App-Build`: an app too old to be served gets 403 `app_update_required`.",
    { type: "string", enum: ["ios", "android"] },
  ),
  AppBuild: header("X-App-Build", false, "The build number of the app.", { type: "integer", minimum: 1 }),
  IdempotencyKey: header(
    "Idempotency-Key",
    false,
    "Any value of your own, such as a UUID. A repeat within 24 hours does nothing and gets the first answer.",
    KEY,
  ),
  RequiredIdempotencyKey: header(
    "Idempotency-Key",
    true,
    "Any value of your own, such as a UUID. A repeat within 24 hours does nothing and gets the first answer.",
    KEY,
  ),
};

const HEADERS = {
  RequestId: {
    description: "The id under which the server's log knows this request.",
    schema: { type: "string" },
  },
  RetryAfter: { description: "Seconds to wait.", schema: { type: "integer", minimum: 1 } },
  Challenge: {
    description: 'How to sign in, such as `Bearer realm="api", error="invalid_token"` (RFC 6750).',
    schema: { type: "string" },
  },
};

/** Status, what it says, and the header that comes with it. */
const REFUSALS: [status: string, description: string, header?: [string, string]][] = [
  ["400", "The request is not well formed."],
  [
    "401",
    "No token, or one that is not good any more: refresh it, or sign in.",
    ["WWW-Authenticate", "Challenge"],
  ],
  ["403", "Not allowed: for this person, for this key's scopes, or for an app of this build."],
  ["404", "Not there, or not for this caller: the two answer alike."],
  ["409", "Something else got there first, or stands in the way."],
  ["413", "The body is too large."],
  ["415", "The body is of another type."],
  ["422", "A field breaks a rule: see `errors`."],
  ["429", "Too many requests.", ["Retry-After", "RetryAfter"]],
  ["503", "Not now: changes are paused."],
];

function responses(problem: JsonSchema): Record<string, unknown> {
  const made = (description: string, more: Record<string, unknown> = {}) => ({
    description,
    headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" }, ...more },
    content: { "application/problem+json": { schema: problem } },
  });
  return {
    Problem: made("Something else went wrong."),
    ...Object.fromEntries(
      REFUSALS.map(([status, description, more]) => [
        `Problem${status}`,
        made(description, more ? { [more[0]]: { $ref: `#/components/headers/${more[1]}` } } : {}),
      ]),
    ),
  };
}
