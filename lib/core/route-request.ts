import { isLocale } from "./i18n/locales";
import { HttpProblem } from "./problem";

const MAX_BODY = 1024 * 1024;

/** Whether a request only reads. */
export const isRead = (request: Request): boolean => request.method === "GET" || request.method === "HEAD";

/** The token of `Authorization: Bearer …` (RFC 6750); null without one. Other schemes are a proxy's business. */
export function bearerOf(request: Request): string | null {
  return /^bearer +(\S+)\s*$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
}

/** Throws when another site sent the request (RFC 6454 origin, or fetch metadata): its cookie then proves nothing. */
export function refuseForeign(request: Request): void {
  if (isRead(request)) return;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  if (site === "cross-site" || (origin && (!URL.canParse(origin) || new URL(origin).host !== host)))
    throw new HttpProblem(403, "errors.foreignOrigin");
}

/** The query as an object; a key that is repeated becomes a list. */
export function queryOf(request: Request): Record<string, string | string[]> {
  return fieldsOf(new URL(request.url).searchParams);
}

function fieldsOf(fields: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(fields.keys())].map((key) => {
      const all = fields.getAll(key);
      return [key, all.length > 1 ? all : (all[0] as string)];
    }),
  );
}

/**
 * The body of a request: JSON, or with `form` also application/x-www-form-urlencoded. Throws 415 for anything
 * else, 413 above one megabyte, 400 for what is not well formed.
 */
export async function bodyOf(request: Request, form: boolean): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  const isForm = form && /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type);
  if (!isForm && !/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type))
    throw new HttpProblem(415, "errors.request.type");
  const raw = await rawBodyOf(request, MAX_BODY);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(raw);
    return isForm ? fieldsOf(new URLSearchParams(text)) : JSON.parse(text);
  } catch {
    throw new HttpProblem(400, "errors.request.json");
  }
}

/** The bytes of a body as they came. Throws 413 above so many. */
export async function rawBodyOf(request: Request, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.length;
    if (bytes > most) {
      await reader?.cancel();
      throw new HttpProblem(413, "errors.request.tooLarge");
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** The first language of Accept-Language that the product speaks; null leaves the choice to the person's own. */
export function languageOf(request: Request): string | null {
  const wanted = (request.headers.get("accept-language") ?? "").split(",");
  return wanted.map((part) => part.trim().split(/[-;]/)[0]?.toLowerCase()).find(isLocale) ?? null;
}
