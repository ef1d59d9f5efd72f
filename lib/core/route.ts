import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { expected, translateFields } from "./action";
import { flush } from "./cache";
import type { Ctx } from "./ctx";
import { AppError, notFound, STATUS_OF, unauthenticated } from "./errors";
import { isLocale } from "./i18n/locales";
import { translator } from "./i18n/translate";
import { once, type Reply } from "./idempotency";
import { fieldErrors } from "./issues";
import { type Limit, limit } from "./limits";
import { log } from "./log";
import { refuseDuringMaintenance } from "./maintenance";
import { requestCtx } from "./session";

type Schema = z.ZodType | undefined;
type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a route handler gets besides its context. */
export interface RouteInput<P extends Schema, Q extends Schema, B extends Schema> {
  params: Out<P>;
  query: Out<Q>;
  body: Out<B>;
  request: Request;
}

export interface RouteOptions<P extends Schema, Q extends Schema, B extends Schema> {
  /** `none` serves visitors too; `session` asks for a signed-in person, `permission` for an admin's. */
  auth: "none" | "session";
  permission?: string;
  params?: P;
  query?: Q;
  /** The JSON body; without it the handler reads `request` itself. */
  body?: B;
  /** Instead of the usual rates (300 a minute for people, 60 for a visitor's network, 60 for writes); `false`: none. */
  limit?: (Limit & { name: string }) | false;
  /** Honors the Idempotency-Key header of a creating request; `required` insists on one. */
  idempotent?: true | "required";
}

/** A request refused with a status that no AppError has. */
class HttpProblem extends AppError {
  constructor(
    readonly status: 400 | 403 | 413 | 415,
    messageKey: string,
  ) {
    super(status === 403 ? "forbidden" : "invalid", messageKey);
  }
}

const MAX_BODY = 1024 * 1024;
const MINUTE = { perSeconds: 60 };

/** An answer with a status of its own; a plain value answers 200, nothing answers 204. */
export function reply(status: number, body?: unknown): Reply {
  return { status, body, [REPLY]: true } as Reply;
}
const REPLY = Symbol.for("guildhall.reply");

const isReply = (value: unknown): value is Reply =>
  typeof value === "object" && value !== null && REPLY in value;
const toReply = (value: unknown): Reply =>
  isReply(value)
    ? value
    : value === undefined
      ? { status: 204, body: undefined }
      : { status: 200, body: value };

/**
 * Makes a REST handler: context, rate limit, input by zod, idempotency, cache flush, errors as
 * application/problem+json (RFC 9457) with the request's id. A path that cannot be parsed is 404, a query or
 * body 422, a body that is no JSON 400.
 */
export function route<
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
>(options: RouteOptions<P, Q, B>, handle: (ctx: Ctx, input: RouteInput<P, Q, B>) => Promise<unknown>) {
  const handler = async (request: Request, segment: { params: Promise<unknown> }): Promise<Response> => {
    const ctx = await requestCtx(languageOf(request));
    try {
      refuseForeign(request);
      if (options.auth === "session" || options.permission) checkActor(ctx, options.permission);
      await checkRate(ctx, request, options.limit);
      if (!isRead(request)) await refuseDuringMaintenance(ctx);
      const params = parse(options.params, await segment.params, () => notFound());
      const query = parse(options.query, queryOf(request));
      const raw = options.body ? await jsonOf(request) : undefined;
      const body = parse(options.body, raw);
      const run = (inner: Ctx) => handle(inner, { params, query, body, request } as RouteInput<P, Q, B>);
      const key = options.idempotent ? request.headers.get("idempotency-key") : null;
      if (!key && options.idempotent === "required") throw new HttpProblem(400, "errors.idempotency.missing");
      if (!key) {
        const result = await run(ctx);
        return result instanceof Response ? result : respond(toReply(result), ctx);
      }
      const path = new URL(request.url).pathname;
      const asked = { key, method: request.method, path, body: raw ?? null };
      return respond(await once(ctx, asked, async (inner) => toReply(await run(inner))), ctx);
    } catch (error) {
      unstable_rethrow(error);
      return problem(error, ctx);
    } finally {
      flush(ctx.pending.tags);
    }
  };
  // Read by the matrix of entry points.
  return Object.assign(handler, {
    access: options.permission ? { permission: options.permission } : options.auth,
  });
}

function respond({ status, body }: Reply, ctx: Ctx): Response {
  const headers = { "x-request-id": ctx.requestId, "cache-control": "no-store" };
  return body === undefined || status === 204
    ? new Response(null, { status, headers })
    : Response.json(body, { status, headers });
}

/** An error as problem details; unexpected ones are logged and masked. */
async function problem(error: unknown, ctx: Ctx): Promise<Response> {
  const t = await translator(ctx.locale);
  const known = expected(error);
  if (!known) log().error({ err: error, requestId: ctx.requestId }, "a route failed unexpectedly");
  const detail = (known?.detail ?? {}) as { retryAfter?: number; code?: string };
  const status = !known
    ? 500
    : known instanceof HttpProblem
      ? known.status
      : detail.retryAfter
        ? 429
        : STATUS_OF[known.code];
  const fields = known && Object.keys(known.fields).length ? translateFields(t, known.fields) : undefined;
  const body = {
    type: "about:blank",
    title: known ? t(known.messageKey, known.params) : t("errors.unexpected", { id: ctx.requestId }),
    status,
    code: detail.code ?? (detail.retryAfter ? "rate_limited" : (known?.code ?? "unexpected")),
    request_id: ctx.requestId,
    ...(fields ? { errors: fields } : {}),
  };
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": ctx.requestId,
  });
  if (detail.retryAfter) headers.set("retry-after", String(detail.retryAfter));
  return new Response(JSON.stringify(body), { status, headers });
}

const isRead = (request: Request) => request.method === "GET" || request.method === "HEAD";

/** A session cookie proves nothing when another site sent the request (RFC 6454 origin, or fetch metadata). */
function refuseForeign(request: Request): void {
  if (isRead(request)) return;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  if (site === "cross-site" || (origin && (!URL.canParse(origin) || new URL(origin).host !== host)))
    throw new HttpProblem(403, "errors.foreignOrigin");
}

function checkActor(ctx: Ctx, permission: string | undefined): void {
  if (ctx.actor.kind !== "person") throw unauthenticated();
  if (permission && !ctx.actor.permissions.has(permission))
    throw new AppError("forbidden", "errors.forbidden");
}

async function checkRate(
  ctx: Ctx,
  request: Request,
  own: RouteOptions<Schema, Schema, Schema>["limit"],
): Promise<void> {
  const who = ctx.actor.kind === "person" ? ctx.actor.id : (ctx.ip ?? "unknown");
  if (own === false) return;
  if (own) return limit(ctx, `${own.name}:${who}`, own);
  const reads = isRead(request);
  const capacity = reads && ctx.actor.kind === "person" ? 300 : 60;
  await limit(ctx, `${reads ? "api-read" : "api-write"}:${who}`, { capacity, ...MINUTE });
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

function queryOf(request: Request): Record<string, string | string[]> {
  const query = new URL(request.url).searchParams;
  return Object.fromEntries(
    [...new Set(query.keys())].map((key) => {
      const all = query.getAll(key);
      return [key, all.length > 1 ? all : (all[0] as string)];
    }),
  );
}

async function jsonOf(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type))
    throw new HttpProblem(415, "errors.request.type");
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.length;
    if (bytes > MAX_BODY) {
      await reader?.cancel();
      throw new HttpProblem(413, "errors.request.tooLarge");
    }
    chunks.push(part.value);
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new HttpProblem(400, "errors.request.json");
  }
}

/** The first language of Accept-Language that the product speaks; null leaves the choice to the person's own. */
function languageOf(request: Request): string | null {
  const wanted = (request.headers.get("accept-language") ?? "").split(",");
  return wanted.map((part) => part.trim().split(/[-;]/)[0]?.toLowerCase()).find(isLocale) ?? null;
}
