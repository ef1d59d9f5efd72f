import type { ApiKeyActor, Ctx, PersonActor } from "./ctx";
import type { MailRequest } from "./mail";
import { single } from "./single";

/** What an app must become that is too old to be served. */
export interface RequiredUpdate {
  minimum_build: number;
  /** The newest version of the app and where to get it. */
  version: string;
  store_url: string;
}

/** A language that people can choose. */
export interface ActiveLanguage {
  /** BCP 47. */
  code: string;
  nativeName: string;
  direction: "ltr" | "rtl";
  isDefault: boolean;
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
  /** identity: who sent a bearer token (an access token or an API key); null when it is not, or no longer, good. */
  loadBearer(token: string): Promise<PersonActor | ApiKeyActor | null>;
  /** platform: the value of a setting, its declared default without one. */
  setting(key: string): Promise<unknown>;
  /** platform: renews the cached settings. */
  reloadSettings(): Promise<void>;
  /** platform: the languages that people can choose, in their order, the default among them. */
  languages(): Promise<readonly ActiveLanguage[]>;
  /** platform: what an app of this platform and build must become first; null while it may be served. */
  appVersion(platform: string, build: number): Promise<RequiredUpdate | null>;
  /**
   * notifications: tells people, in the caller's transaction: an in-app row at once, and what their preferences add
   * by other channels. The same `dedupe` reaches a person once; with `group` an unread row counts up instead.
   */
  notify(
    ctx: Ctx,
    notice: string,
    people: readonly string[],
    data: Readonly<Record<string, string | number | Date>>,
    options: {
      dedupe: string;
      entity?: { type: string; id: string };
      /** A path of the product, `/…`. */
      link?: string;
      group?: string;
    },
  ): Promise<void>;
  /** notifications: writes mails in the caller's transaction. */
  mail(ctx: Ctx, requests: readonly MailRequest[]): Promise<void>;
  /** notifications: takes back what is unread and unsent of a notice about an entity, in the caller's transaction. */
  retract(ctx: Ctx, notice: string, entity: { type: string; id: string }): Promise<void>;
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
