import type { AuditEntry } from "./audit";
import { type Db, db, transaction } from "./db";
import { forbidden, pgError } from "./errors";
import { DEFAULT_LOCALE } from "./i18n/locales";
import { uuidv7 } from "./ids";
import { port } from "./ports";

/** A signed-in person, with everything that policies ask about. */
export interface PersonActor {
  kind: "person";
  id: string;
  username: string;
  name: string;
  email: string;
  emailVerified: boolean;
  /** Keys of active roles, such as `student` or `content_manager`. */
  roles: readonly string[];
  permissions: ReadonlySet<string>;
  /** What domains above identity say of the person, such as club positions. */
  facts: Readonly<Record<string, unknown>>;
  /** The login session of a browser; null for apps and programs. */
  sessionId: string | null;
  /** The family of refresh tokens that an app signed in with, in place of a browser's session. */
  familyId?: string;
  locale: string;
  timeZone: string;
  avatarFileId: string | null;
  /** When the second factor, and when the password, was last given in this login session. */
  mfaAt: Date | null;
  reauthenticatedAt: Date | null;
  /** A role asks for a second factor that is not set up: until then it gives no permissions. */
  factorMissing?: true;
  impersonatorId?: string;
}
export interface JobActor {
  kind: "job";
  /** The job's name, such as `content.publish-due`. */
  name: string;
}
export interface AnonymousActor {
  kind: "anonymous";
}
/** A person's own program: the person's rights, narrowed to the scopes of its key. */
export interface ApiKeyActor extends Omit<PersonActor, "kind"> {
  kind: "api_key";
  keyId: string;
  scopes: ReadonlySet<string>;
}
/** Who acts. */
export type Actor = PersonActor | ApiKeyActor | JobActor | AnonymousActor;

/** Everything a query or command needs to know of its caller. Always the first parameter. */
export interface Ctx {
  actor: Actor;
  /** The pool, or inside `inTx` the transaction. */
  db: Db;
  /** The language in which to speak to the caller. */
  locale: string;
  requestId: string;
  /** The caller's address, already cut to its network. */
  ip: string | null;
  /** The whole address, for rate limits and the owner's list of logins; never for logs. */
  address: string | null;
  inTransaction: boolean;
  /** Records what was done; written last in the transaction. */
  audit(entry: AuditEntry): void;
  /** Names cached reads that the command made stale; adapters flush them after commit. */
  touch(...tags: string[]): void;
  /** Work for after the commit, such as waking the job runner. Must not fail the command. */
  afterCommit(fn: () => void | Promise<void>): void;
  setting<T = unknown>(key: string): Promise<T>;
  readonly pending: { audits: AuditEntry[]; tags: Set<string>; after: (() => void | Promise<void>)[] };
}

/** Makes a context; `parts` overrides the anonymous defaults. */
export function makeCtx(
  parts: Partial<Pick<Ctx, "actor" | "db" | "locale" | "requestId" | "ip" | "address">> = {},
): Ctx {
  const pending: Ctx["pending"] = { audits: [], tags: new Set(), after: [] };
  return {
    actor: parts.actor ?? { kind: "anonymous" },
    db: parts.db ?? db(),
    locale: parts.locale ?? DEFAULT_LOCALE,
    requestId: parts.requestId ?? uuidv7(),
    ip: parts.ip ?? null,
    address: parts.address ?? null,
    inTransaction: false,
    pending,
    audit: (entry) => void pending.audits.push(entry),
    touch: (...tags) => {
      for (const tag of tags) pending.tags.add(tag);
    },
    afterCommit: (fn) => void pending.after.push(fn),
    setting: async <T>(key: string) => (await port("setting")(key)) as T,
  };
}

/** The context of a background job. */
export const jobCtx = (name: string): Ctx => makeCtx({ actor: { kind: "job", name } });

const RETRY = new Set(["40001", "40P01"]);
const ATTEMPTS = 5;

/**
 * Runs a command's body in one transaction: joins the caller's when there is one, else opens one, retries
 * serialization failures and deadlocks, and writes the collected audit entries last. Tags reach the outer
 * context, whose adapter flushes them in this process, and all other processes only after commit. Throws
 * `forbidden` for an impersonated person.
 */
export async function inTx<T>(
  ctx: Ctx,
  fn: (ctx: Ctx) => Promise<T>,
  options: { whileImpersonating?: boolean } = {},
): Promise<T> {
  if (ctx.inTransaction) return fn(ctx);
  // Whoever looks through another's eyes changes nothing.
  if (!options.whileImpersonating && isImpersonated(ctx.actor)) throw forbidden("errors.impersonating");
  const [{ writeAudit }, { announceTags }] = await Promise.all([
    import("./audit"),
    import("./cache-channel"),
  ]);
  for (let attempt = 1; ; attempt++) {
    const inner = makeCtx(ctx);
    try {
      const result = await transaction(async (tx) => {
        inner.db = tx;
        inner.inTransaction = true;
        const value = await fn(inner);
        await writeAudit(inner, inner.pending.audits);
        await announceTags(tx, inner.pending.tags);
        return value;
      });
      ctx.touch(...inner.pending.tags);
      for (const after of inner.pending.after) await after();
      return result;
    } catch (error) {
      const code = pgError(error)?.code;
      if (attempt >= ATTEMPTS || !code || !RETRY.has(code)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt * Math.random()));
    }
  }
}

/** The wall that counts: throws `forbidden` unless the policy said yes. */
export function allow(permitted: boolean, messageKey = "errors.forbidden"): asserts permitted {
  if (!permitted) throw forbidden(messageKey);
}

/** Whether the actor holds an admin permission. */
export function holds(actor: Actor, permission: string): boolean {
  return (actor.kind === "person" || actor.kind === "api_key") && actor.permissions.has(permission);
}

/** Whether an admin looks through this person's eyes. */
export function isImpersonated(actor: Actor): boolean {
  return actor.kind === "person" && actor.impersonatorId !== undefined;
}

/** The time zone in which the actor reads and writes times. */
export function zoneOf(actor: Actor): string {
  return actor.kind === "person" || actor.kind === "api_key" ? actor.timeZone : "UTC";
}

/** The person's id, or null for jobs and strangers. */
export function personId(actor: Actor): string | null {
  return actor.kind === "person" || actor.kind === "api_key" ? actor.id : null;
}
