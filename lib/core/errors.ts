/** What kind of failure a person or client meets; each maps to one HTTP status. */
export type ErrorCode =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "unavailable";

export const STATUS_OF: Record<ErrorCode, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unavailable: 503,
};

/** Values for the placeholders of a message. */
export type MessageParams = Record<string, string | number | Date>;
/** Field name to message key, or to key and parameters. */
export type FieldErrors = Record<string, string | { key: string; params?: MessageParams }>;

const BRAND = "guildhall.AppError";

/** An expected failure whose message may be shown; `messageKey` is a key of the catalogs. */
export class AppError extends Error {
  readonly brand = BRAND;
  constructor(
    readonly code: ErrorCode,
    readonly messageKey: string,
    readonly params: MessageParams = {},
    readonly fields: FieldErrors = {},
    /** Machine-readable facts for the client, such as both versions of a conflicting text. */
    readonly detail?: unknown,
  ) {
    super(`${code}: ${messageKey}`);
  }
}

/** Tells an AppError by brand, because bundle layers hold different copies of the class. */
export function isAppError(error: unknown): error is AppError {
  return typeof error === "object" && error !== null && (error as AppError).brand === BRAND;
}

/** 422: the input breaks a rule; `fields` places messages beside fields. */
export const invalid = (key = "errors.invalid", fields: FieldErrors = {}, params: MessageParams = {}) =>
  new AppError("invalid", key, params, fields);
/** 401: nobody is signed in. */
export const unauthenticated = (key = "errors.unauthenticated") => new AppError("unauthenticated", key);
/** 403: signed in, but not allowed. */
export const forbidden = (key = "errors.forbidden", params: MessageParams = {}) =>
  new AppError("forbidden", key, params);
/** 404: absent or invisible, which must look alike. */
export const notFound = (key = "errors.not_found") => new AppError("not_found", key);
/** 409: somebody or something got there first. */
export const conflict = (
  key = "errors.conflict",
  params: MessageParams = {},
  fields: FieldErrors = {},
  detail?: unknown,
) => new AppError("conflict", key, params, fields, detail);
/** 503: try again later. */
export const unavailable = (key = "errors.unavailable", params: MessageParams = {}) =>
  new AppError("unavailable", key, params);

/** A PostgreSQL error as `pg` throws it, possibly wrapped by Drizzle. */
export interface PgError {
  code: string;
  constraint?: string;
  table?: string;
}

/** Digs the PostgreSQL error out of what Drizzle threw; null when it is something else. */
export function pgError(error: unknown): PgError | null {
  for (let e = error as { code?: unknown; cause?: unknown } | undefined, depth = 0; e && depth < 5; depth++) {
    if (typeof e.code === "string" && /^[0-9A-Z]{5}$/.test(e.code)) return e as PgError;
    e = e.cause as typeof e;
  }
  return null;
}
