import { type Actor, type Ctx, personId } from "./ctx";
import { AppError, unauthenticated } from "./errors";
import { type Limit, limit } from "./limits";
import { port } from "./ports";
import { challenge, HttpProblem } from "./problem";
import { isRead } from "./route-request";

/** What a bearer token makes of its sender. Throws 401 for one that is not good. */
export async function bearerActor(token: string): Promise<Actor> {
  const actor = await port("loadBearer")(token);
  if (!actor) throw new HttpProblem(401, "errors.bearer", { headers: challenge("invalid_token") });
  return actor;
}

/**
 * Lets a caller through or throws 401 or 403. An API key needs the scope that the route names; where visitors are
 * served anyway it counts as one.
 */
export function admit(
  ctx: Ctx,
  need: { auth: "none" | "session"; permission?: string; scope?: string },
): Ctx {
  const { actor } = ctx;
  const signedIn = need.auth === "session" || need.permission !== undefined;
  if (actor.kind === "api_key" && !(need.scope && actor.scopes.has(need.scope))) {
    if (!signedIn) return { ...ctx, actor: { kind: "anonymous" } };
    throw new HttpProblem(403, "errors.scope", {
      code: "insufficient_scope",
      headers: challenge("insufficient_scope", need.scope),
    });
  }
  if (!signedIn) return ctx;
  if (actor.kind !== "person" && actor.kind !== "api_key") throw unauthenticated();
  if (need.permission && !actor.permissions.has(need.permission))
    throw new AppError("forbidden", "errors.forbidden");
  return ctx;
}

const MINUTE = { perSeconds: 60 };

/** Takes a token of the caller's bucket: 300 reads a minute for people, 60 for a network of visitors, 60 writes. */
export async function checkRate(
  ctx: Ctx,
  request: Request,
  own: (Limit & { name: string }) | false | undefined,
): Promise<void> {
  if (own === false) return;
  const person = personId(ctx.actor);
  const who = person ?? ctx.ip ?? "unknown";
  if (own) return limit(ctx, `${own.name}:${who}`, own);
  const reads = isRead(request);
  await limit(ctx, `${reads ? "api-read" : "api-write"}:${who}`, {
    capacity: reads && person ? 300 : 60,
    ...MINUTE,
  });
}

/** The app that sent a request, by its headers X-App-Platform and X-App-Build; null when they name none. */
export function appOf(headers: Headers): { platform: "ios" | "android"; build: number } | null {
  const platform = headers.get("x-app-platform")?.toLowerCase();
  const build = headers.get("x-app-build") ?? "";
  if ((platform !== "ios" && platform !== "android") || !/^[1-9][0-9]{0,8}$/.test(build)) return null;
  return { platform, build: Number(build) };
}

/** Throws 403 `app_update_required` for an app whose build is older than the least that is served. */
export async function refuseOldApp(request: Request): Promise<void> {
  const app = appOf(request.headers);
  const update = app && (await port("appVersion")(app.platform, app.build));
  if (!update) return;
  throw new HttpProblem(403, "errors.appUpdate", {
    code: "app_update_required",
    members: { ...update },
    params: { version: update.version },
  });
}
