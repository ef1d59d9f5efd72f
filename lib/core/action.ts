import { unstable_coerceFormValue as coerceFormValue, parseWithZod } from "@conform-to/zod/v4";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Action, ActionResult, FormValues } from "./action-result";
import { flush } from "./cache";
import { type Actor, allow, type Ctx, isImpersonated } from "./ctx";
import { AppError, type FieldErrors, forbidden, isAppError, pgError, unauthenticated } from "./errors";
import { splitLocale } from "./i18n/locales";
import { type Translate, translator } from "./i18n/translate";
import { fieldErrors } from "./issues";
import { forgetKept } from "./kept";
import { log } from "./log";
import { refuseDuringMaintenance } from "./maintenance";
import { gatherGiven } from "./registry";
import { requestCtx } from "./session";
import { single } from "./single";

/** Translates constraint names that a domain owns; given to the registry `constraints`. */
export type ConstraintMap = Record<string, () => AppError>;

/**
 * Who may call an action at all; the command's own policy decides about the row. `signed-in` is any person;
 * `permission` an admin permission (one of several with a list); `role` a member role.
 */
export type Access = "anyone" | "signed-in" | { permission: string | readonly string[] } | { role: string };

/** The first wall: throws `unauthenticated` or `forbidden` before the input is even looked at. */
export function checkAccess(access: Access, actor: Actor): void {
  if (access === "anyone") return;
  if (actor.kind !== "person") throw unauthenticated();
  if (access === "signed-in") return;
  if ("role" in access) allow(actor.roles.includes(access.role));
  else allow([access.permission].flat().some((key) => actor.permissions.has(key)));
}

/**
 * A form's own fields, without those in which the framework names the action, and with line breaks as texts keep them:
 * browsers send each as CRLF, whatever was typed.
 */
function ownFields(form: FormData): FormData {
  const clean = new FormData();
  for (const [name, value] of form)
    if (!name.startsWith("$ACTION"))
      clean.append(name, typeof value === "string" ? value.replace(/\r\n?/g, "\n") : value);
  return clean;
}

const SECRET = /password|secret|token|code/i;

/** What was typed, for showing it again; secrets and files are never echoed. */
function typed(form: FormData): FormValues {
  const values: FormValues = {};
  for (const key of new Set(form.keys())) {
    if (SECRET.test(key)) continue;
    const all = form.getAll(key).filter((v): v is string => typeof v === "string");
    if (all.length) values[key] = all.length > 1 ? all : (all[0] as string);
  }
  return values;
}

/** Maps what a command threw to an AppError: its own, a known constraint's, or null when unexpected. */
export function expected(error: unknown): AppError | null {
  if (isAppError(error)) return error;
  const pg = pgError(error);
  if (!pg) return null;
  for (const map of gatherGiven<ConstraintMap>("constraints")) {
    const known = pg.constraint ? map[pg.constraint] : undefined;
    if (known) return known();
  }
  if (pg.code === "23505" || pg.code === "23P01" || pg.code === "40001" || pg.code === "40P01")
    return new AppError("conflict", "errors.conflict");
  if (
    pg.code === "23503" ||
    pg.code === "23514" ||
    pg.code === "22P02" ||
    pg.code === "22021" ||
    pg.code === "22P05"
  )
    return new AppError("invalid", "errors.invalid");
  if (pg.code.startsWith("08") || pg.code.startsWith("57P") || pg.code.startsWith("53"))
    return new AppError("unavailable", "errors.unavailable");
  return null;
}

/** Renders field errors in the reader's language. */
export function translateFields(t: Translate, fields: FieldErrors): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, e]) => [name, [typeof e === "string" ? t(e) : t(e.key, e.params)]]),
  );
}

/** The language of the page from which an action was called: its path, as next/root-params is absent here. */
async function pageLocale(): Promise<string | null> {
  const referer = (await headers()).get("referer");
  try {
    return referer ? splitLocale(new URL(referer).pathname).locale : null;
  } catch {
    return null;
  }
}

async function refuse(
  error: unknown,
  t: Translate,
  ctx: Ctx,
  form: FormData | null,
): Promise<ActionResult<never>> {
  const known = expected(error);
  const values = form ? typed(form) : undefined;
  if (!known) {
    log().error({ err: error, requestId: ctx.requestId }, "an action failed unexpectedly");
    const message = t("errors.unexpected", { id: ctx.requestId });
    return { ok: false, code: "unavailable", message, values, errorId: ctx.requestId };
  }
  return {
    ok: false,
    code: known.code,
    message: t(known.messageKey, known.params),
    fields: translateFields(t, known.fields),
    values,
    detail: known.detail,
  };
}

/**
 * For `after`: sends a browser without JavaScript to a file. With it the page itself opens the address it is answered,
 * because a redirect to what is no page would leave its button waiting.
 */
export async function leadToFile(url: string): Promise<void> {
  if (!(await headers()).has("next-action")) redirect(url);
}

/**
 * Makes a server action of a command: parses FormData or an object with the schema, builds the context, runs,
 * flushes the cache tags that the command touched. Expected failures are answered in the reader's language;
 * unexpected ones are logged and masked. `after` runs after success and may redirect.
 */
export function action<S extends z.ZodType, T>(
  schema: S,
  run: (ctx: Ctx, input: z.output<S>) => Promise<T>,
  options: {
    access: Access;
    /** Runs also while changes are paused: signing in and out. */
    duringMaintenance?: boolean;
    /** Runs also for an admin who looks through another's eyes. */
    whileImpersonating?: boolean;
    /** Message key shown after success; where that depends, the key of a result. */
    success?: string | ((result: T) => string);
    after?: (result: T, ctx: Ctx, input: z.output<S>) => void | Promise<void>;
  },
): Action<z.input<S>, T> {
  const act = async (...args: unknown[]): Promise<ActionResult<T>> => {
    single("begun-actions", () => new Set<string>()).add((await headers()).get("x-request-id") ?? "");
    const raw = args.length > 1 ? args[1] : args[0];
    const form = raw instanceof FormData ? ownFields(raw) : null;
    const ctx = await requestCtx(await pageLocale());
    const t = await translator(ctx.locale);
    let input: z.output<S>;
    let data: T;
    try {
      checkAccess(options.access, ctx.actor);
      if (!options.whileImpersonating && isImpersonated(ctx.actor)) throw forbidden("errors.impersonating");
      if (!options.duringMaintenance) await refuseDuringMaintenance(ctx);
      if (form) {
        const submission = parseWithZod(form, { schema: schema as never });
        const parsed =
          submission.status === "success"
            ? { success: true as const, data: submission.value as z.output<S> }
            : coerceFormValue(schema as never).safeParse(submission.payload);
        if (!parsed.success) throw new AppError("invalid", "errors.invalid", {}, fieldErrors(parsed.error));
        input = parsed.data as z.output<S>;
      } else {
        const parsed = schema.safeParse(raw);
        if (!parsed.success) throw new AppError("invalid", "errors.invalid", {}, fieldErrors(parsed.error));
        input = parsed.data;
      }
      data = await run(ctx, input);
    } catch (error) {
      unstable_rethrow(error);
      return refuse(error, t, ctx, form);
    } finally {
      flush(ctx.pending.tags);
      forgetKept(ctx);
    }
    await options.after?.(data, ctx, input);
    const { success } = options;
    const key = typeof success === "function" ? success(data) : success;
    return { ok: true, data, message: key ? t(key) : undefined };
  };
  // Read by the matrix of entry points, which lists every action with its access.
  return Object.assign(act, { access: options.access }) as Action<z.input<S>, T>;
}
