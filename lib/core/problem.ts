import { expected, translateFields } from "./action";
import type { Ctx } from "./ctx";
import { AppError, type MessageParams, STATUS_OF } from "./errors";
import { translator } from "./i18n/translate";
import { log } from "./log";

/** A request refused with a status, members of the problem, or headers that no AppError has. */
export class HttpProblem extends AppError {
  constructor(
    readonly status: 400 | 401 | 403 | 413 | 415,
    messageKey: string,
    readonly more: {
      /** Machine-readable code in place of the usual one. */
      code?: string;
      /** Extension members of the problem (RFC 9457, section 3.2). */
      members?: Record<string, unknown>;
      headers?: Record<string, string>;
      params?: MessageParams;
    } = {},
  ) {
    const code = status === 401 ? "unauthenticated" : status === 403 ? "forbidden" : "invalid";
    super(code, messageKey, more.params, {}, more.code ? { code: more.code } : undefined);
  }
}

/** The challenge of a 401 or 403 (RFC 6750, section 3); without `error` it only names the scheme. */
export const challenge = (error?: string, scope?: string): Record<string, string> => ({
  "www-authenticate": ['Bearer realm="api"', error && `error="${error}"`, scope && `scope="${scope}"`]
    .filter(Boolean)
    .join(", "),
});

/** An error as application/problem+json (RFC 9457) with the request's id; unexpected ones are logged and masked. */
export async function problem(error: unknown, ctx: Ctx): Promise<Response> {
  const t = await translator(ctx.locale);
  const known = expected(error);
  if (!known) log().error({ err: error, requestId: ctx.requestId }, "a route failed unexpectedly");
  const more = known instanceof HttpProblem ? known.more : {};
  const detail = (known?.detail ?? {}) as { retryAfter?: number; code?: string };
  const status = statusOf(known, detail.retryAfter);
  const fields =
    known && Object.keys(known.fields).length ? bodyFields(translateFields(t, known.fields)) : undefined;
  const body = {
    type: "about:blank",
    title: known ? t(known.messageKey, known.params) : t("errors.unexpected", { id: ctx.requestId }),
    status,
    code: detail.code ?? (detail.retryAfter ? "rate_limited" : (known?.code ?? "unexpected")),
    request_id: ctx.requestId,
    ...more.members,
    ...(fields ? { errors: fields } : {}),
  };
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": ctx.requestId,
    ...(status === 401 ? challenge() : {}),
    ...more.headers,
  });
  if (detail.retryAfter) headers.set("retry-after", String(detail.retryAfter));
  return new Response(JSON.stringify(body), { status, headers });
}

/** Fields as bodies name them: what commands call `phoneNumber` is `phone_number` there. */
const bodyFields = (fields: Record<string, string[]>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, messages]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      messages,
    ]),
  );

function statusOf(known: AppError | null, retryAfter: number | undefined): number {
  if (!known) return 500;
  if (known instanceof HttpProblem) return known.status;
  return retryAfter ? 429 : STATUS_OF[known.code];
}
