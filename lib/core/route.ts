import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { flush } from "./cache";
import { CSV_LIMIT } from "./csv";
import { type Ctx, isImpersonated, makeCtx } from "./ctx";
import { readDb } from "./db";
import { AppError, forbidden, notFound } from "./errors";
import { isLocale } from "./i18n/locales";
import { once, type Reply } from "./idempotency";
import { fieldErrors } from "./issues";
import type { Limit } from "./limits";
import { log } from "./log";
import { refuseDuringMaintenance } from "./maintenance";
import { HttpProblem, problem } from "./problem";
import { admit, bearerActor, checkRate, refuseOldApp } from "./route-guards";
import { bearerOf, bodyOf, isRead, languageOf, queryOf, refuseForeign } from "./route-request";
import { requestCtx } from "./session";

type Schema = z.ZodType | undefined;
type Out<S> = S extends z.ZodType ? z.output<S> : undefined;
/** What a handler answers: the body that its schema describes, a `reply`, or a whole Response. */
type Answer<R> = R extends z.ZodType ? z.input<R> | Reply | Response : unknown;

/** What a route handler gets besides its context. */
export interface RouteInput<P extends Schema, Q extends Schema, B extends Schema, T> {
  params: Out<P>;
  query: Out<Q>;
  body: Out<B>;
  /** What `prepare` answered. */
  prepared: T;
  request: Request;
}

/** What the documentation at /api/docs and /api/openapi.json says of a route; all of it may be left out. */
export interface RouteDoc<R extends Schema = Schema> {
  /** What it does, in one line, such as "List your certificates". */
  summary?: string;
  /** What a caller must know besides, in Markdown. */
  description?: string;
  /** Headings under which it stands, such as `Points`. */
  tags?: readonly string[];
  /** The body of its success: documented, checked by the compiler, and held to: what it does not name is left out. */
  response?: R;
  /** The body is multipart/form-data: these fields, then one file; the handler reads it. */
  upload?: { fields?: z.ZodObject; file: string };
  /** The status of its success: 200 with a body and 204 without, unless said. */
  status?: 200 | 201 | 202 | 204;
  /** Answers 200 with the same body when what it creates was there before. */
  existing?: true;
  /** Answers 404 though its path names nothing: what is read may not exist. */
  absent?: true;
  /** The media type of a success that is no JSON. */
  media?: string;
  /** Headers that the handler itself reads. */
  headers?: z.ZodObject;
}

export interface RouteOptions<P extends Schema, Q extends Schema, B extends Schema, R extends Schema, T>
  extends RouteDoc<R> {
  /** `none` serves visitors too; `session` asks for a signed-in person, `permission` for an admin's. */
  auth: "none" | "session";
  permission?: string;
  /** The scope an API key needs here, as a manifest's `scopes` declares it; without one, no key gets in. */
  scope?: string;
  params?: P;
  query?: Q;
  /** The JSON body; without it the handler reads `request` itself. */
  body?: B;
  /** The body may also come as application/x-www-form-urlencoded. */
  form?: true;
  /** Instead of the usual rates (300 a minute for people, 60 for a visitor's network, 60 for writes); `false`: none. */
  limit?: (Limit & { name: string }) | false;
  /** Honors the Idempotency-Key header of a creating request; `required` insists on one. */
  idempotent?: true | "required";
  /** Runs before the transaction that an Idempotency-Key opens: further limits, hashing, whatever is slow. */
  prepare?: (ctx: Ctx, body: Out<B>) => Promise<T>;
  /** Looks at no bearer token and no cookie: an outdated token must not keep an app from getting a new one. */
  credentials?: "ignored";
  /** Serves apps of every build. */
  anyBuild?: true;
  /** Runs also while changes are paused. */
  duringMaintenance?: true;
}

/** An answer with a status of its own; a plain value answers 200, nothing answers 204. */
export function reply(status: number, body?: unknown): Reply {
  return { status, body, [REPLY]: true } as Reply;
}
const REPLY = Symbol.for("guildhall.reply");

const isReply = (value: unknown): value is Reply =>
  typeof value === "object" && value !== null && REPLY in value;

/**
 * Makes a REST handler. The caller is known by a bearer token (an app's or an API key) or by the login cookie; then
 * come rate limit, input by zod, idempotency, the answer by its schema, cache flush, and errors as
 * application/problem+json. A path that cannot be parsed is 404, a query or body 422, a body that is no JSON 400, a
 * token that is not good 401.
 */
export function route<
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
  R extends Schema = undefined,
  T = undefined,
>(
  options: RouteOptions<P, Q, B, R, T>,
  handle: (ctx: Ctx, input: RouteInput<P, Q, B, T>) => Promise<Answer<R>>,
) {
  const handler = async (request: Request, segment: { params: Promise<unknown> }): Promise<Response> => {
    let ctx = makeCtx();
    try {
      const visitor = options.credentials === "ignored";
      const token = visitor ? null : bearerOf(request);
      ctx = await requestCtx(languageOf(request), token || visitor ? { kind: "anonymous" } : undefined);
      if (token) ctx = await asBearer(ctx, token, request);
      else if (!visitor) refuseForeign(request);
      if (!options.anyBuild) await refuseOldApp(request);
      const caller = admit(ctx, options);
      await checkRate(ctx, request, options.limit);
      ctx = caller;
      if (options.limit && options.limit.name === CSV_LIMIT.name) ctx.db = readDb();
      if (!isRead(request) && isImpersonated(ctx.actor)) throw forbidden("errors.impersonating");
      if (!isRead(request) && !options.duringMaintenance) await refuseDuringMaintenance(ctx);
      const params = parse(options.params, await segment.params, () => notFound());
      const query = parse(options.query, queryOf(request));
      const raw = options.body ? await bodyOf(request, options.form === true) : undefined;
      const body = parse(options.body as B, raw);
      const prepared = await options.prepare?.(ctx, body);
      const run = async (inner: Ctx) =>
        answer(options, await handle(inner, { params, query, body, prepared, request } as never));
      const key = options.idempotent ? request.headers.get("idempotency-key") : null;
      if (!key && options.idempotent === "required") throw new HttpProblem(400, "errors.idempotency.missing");
      if (!key) {
        const result = await run(ctx);
        return result instanceof Response ? result : respond(result, ctx);
      }
      const path = new URL(request.url).pathname.replace(/\/$/, "");
      const asked = { key, method: request.method, path, body: raw ?? null };
      return respond(await once(ctx, asked, async (inner) => (await run(inner)) as Reply), ctx);
    } catch (error) {
      unstable_rethrow(error);
      return problem(error, ctx);
    } finally {
      flush(ctx.pending.tags);
    }
  };
  // `access` is read by the matrix of entry points, the rest by the documentation.
  return Object.assign(handler, {
    access: options.permission ? { permission: options.permission } : options.auth,
    documented: options as Documented,
  });
}

/** The options of a route as the documentation reads them. */
export type Documented = Omit<RouteOptions<Schema, Schema, Schema, Schema, unknown>, "prepare">;

/** The same context for the sender of a token; in that person's language unless the request asks for another. */
async function asBearer(ctx: Ctx, token: string, request: Request): Promise<Ctx> {
  const actor = await bearerActor(token);
  const own = "locale" in actor && isLocale(actor.locale) ? actor.locale : ctx.locale;
  return { ...ctx, actor, locale: languageOf(request) ?? own };
}

/** What the handler gave, as status and body; what the response's schema does not name is left out. */
function answer(options: RouteDoc, value: unknown): Reply | Response {
  if (value instanceof Response) return value;
  const { status, body } = isReply(value)
    ? value
    : { status: options.status ?? (value === undefined ? 204 : 200), body: value };
  if (!options.response || body === undefined || status >= 300) return { status, body };
  const parsed = options.response.safeParse(body);
  if (parsed.success) return { status, body: parsed.data };
  if (process.env.NODE_ENV !== "production") throw parsed.error;
  log().error({ err: parsed.error }, "an answer is not what its documentation says");
  return { status, body };
}

function respond({ status, body }: Reply, ctx: Ctx): Response {
  const headers = { "x-request-id": ctx.requestId, "cache-control": "no-store" };
  return body === undefined || status === 204
    ? new Response(null, { status, headers })
    : Response.json(body, { status, headers });
}

function parse<S extends Schema>(schema: S, value: unknown, otherwise?: () => AppError): Out<S> {
  if (!schema) return undefined as Out<S>;
  if (hasNul(value)) throw otherwise?.() ?? new HttpProblem(400, "errors.invalid");
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data as Out<S>;
  throw otherwise?.() ?? new AppError("invalid", "errors.invalid", {}, fieldErrors(parsed.error));
}

/** PostgreSQL cannot store U+0000; no field of ours may hold it. */
function hasNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, inner]) => key.includes("\0") || hasNul(inner));
}
