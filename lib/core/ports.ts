import type { Ctx, PersonActor } from "./ctx";
import { single } from "./single";

/** What a credential check answers: a person with a new login session, or why not. */
export interface LoginSession {
  sessionId: string;
  userId: string;
  expiresAt: Date;
}

/**
 * Functions of core that one domain fills at start. Core calls them without knowing who answers. A port that
 * nobody filled throws when used, so a missing domain is noticed at once.
 */
export interface Ports {
  /** identity: the person behind a login session, or null when it ended; read on each request. */
  loadSession(sessionId: string): Promise<PersonActor | null>;
  /** identity: ends a login session. */
  endSession(sessionId: string, reason: string): Promise<void>;
  /** platform: the value of a setting, its declared default without one. */
  setting(key: string): Promise<unknown>;
  /** platform: renews the cached settings. */
  reloadSettings(): Promise<void>;
  /** notifications: an in-app row and what the person's preferences add. */
  notify(
    ctx: Ctx,
    notice: string,
    people: string[],
    data: Record<string, unknown>,
    options?: { dedupe?: string; entity?: { type: string; id: string }; link?: string },
  ): Promise<void>;
  /** content: enqueues the indexing of one public row, in the caller's transaction. */
  searchIndex(ctx: Ctx, source: string, id: string): Promise<void>;
  /** content: makes an old path answer 308 to a new one, in the caller's transaction. */
  redirect(ctx: Ctx, from: string, to: string): Promise<void>;
}

const filled = () => single<Partial<Ports>>("ports", () => ({}));

/** Fills a port. Filling one twice with another function is a mistake in the manifests. */
export function fillPort<K extends keyof Ports>(name: K, implementation: Ports[K]): void {
  filled()[name] = implementation;
}

/** The function behind a port. Throws when no domain filled it. */
export function port<K extends keyof Ports>(name: K): Ports[K] {
  const implementation = filled()[name];
  if (!implementation) throw new Error(`No domain fills the port "${name}".`);
  return implementation as Ports[K];
}
