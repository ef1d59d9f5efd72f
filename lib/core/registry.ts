import type { z } from "zod";
import type { Actor, Ctx } from "./ctx";
import type { ImportKind } from "./imports/kind";
import type { FileRow } from "./schema/core";
import { single } from "./single";

/** A link of a workspace's navigation. */
export interface NavItem {
  /** Message key of the label. */
  label: string;
  href: string;
  /** A name of the kit's icon set. */
  icon: string;
  /** Which workspace's rail it stands in. */
  workspace:
    | "account"
    | "student"
    | "mentor"
    | "instructor"
    | "club"
    | "company"
    | "client"
    | "provider"
    | "admin";
  /** Shown only to holders of this admin permission (`*`: of any), or of this role. */
  permission?: string;
  role?: string;
  /** Message key of the group's heading. */
  group?: string;
  order?: number;
  /** Paths elsewhere that belong to it, so that the rail marks it there. */
  covers?: readonly string[];
  /** How many things wait there; read once per page. */
  count?(ctx: Ctx): Promise<number>;
}

export interface JobDefinition<P = unknown> {
  name: string;
  schema: z.ZodType<P>;
  handle(ctx: Ctx, payload: P): Promise<void>;
  /** Cron line in UTC; its runs get the payload `{}`. */
  schedule?: string;
  /** Tries after the first, and the pauses between them in seconds, which double up to the maximum. */
  retry?: { retryLimit?: number; retryDelay?: number; retryDelayMax?: number };
  /** How long one run may take; 900 without. */
  expireInSeconds?: number;
}

export interface SettingDefinition {
  key: string;
  schema: z.ZodType;
  default: unknown;
  /** Message key. */
  description: string;
  unit?: string;
  /** May be shown to everybody once an administrator says so. */
  publishable?: boolean;
  /** Saving it asks for the password again. */
  stepUp?: boolean;
  /** Written by jobs, never shown. */
  generated?: boolean;
  /** Its value is the id of a file of this kind, uploaded where it is set. */
  file?: string;
}

export interface FileKind {
  name: string;
  prefix: string;
  visibility: "public" | "private";
  maxBytes: number;
  /** Accepted media types, decided by magic bytes. */
  types: readonly string[];
  /** Widths in pixels to which an image is resized; images are always re-encoded. */
  variants?: readonly number[];
  /** Served as a download, never shown in the browser. */
  attachment?: boolean;
  lifetimeDays?: number;
  /** Belongs to the institution, not to who uploads it: counts against nobody's quota. */
  institution?: boolean;
  mayUpload(actor: Actor): boolean;
  mayRead(ctx: Ctx, file: FileRow): boolean | Promise<boolean>;
}

/** A kind of row that files are attached to, so that whoever looks after files can find it. */
export interface FileSubject {
  /** The `subject_type` of its files. */
  type: string;
  /** Its name and the page where an administrator sees it; null when it is gone. */
  place(ctx: Ctx, id: string): Promise<{ title: string; href: string } | null>;
}

/** A public row as search, sitemap and listing blocks know it. */
export interface SearchDocument {
  title: string;
  summary: string;
  body: string;
  url: string;
  imageUrl?: string | null;
  meta?: Record<string, unknown> | null;
  isFeatured?: boolean;
  inSitemap?: boolean;
  boost?: number;
  sortAt: Date;
  /** When what visitors see last changed; the sitemap's `lastmod`. */
  updatedAt: Date;
  visibleFrom: Date;
  visibleUntil?: Date | null;
}
export interface SearchSource {
  name: string;
  /** Message key of the filter's label. */
  label: string;
  load(ctx: Ctx, id: string, locale: string): Promise<SearchDocument | null>;
  /** Ids of all public rows, in pages after `after`. */
  ids(ctx: Ctx, after: string | null, limit: number): Promise<string[]>;
}

export interface AdminCard {
  name: string;
  permission: string;
  weight: number;
  card(
    ctx: Ctx,
  ): Promise<{ title: string; value: string | number; href: string; tone?: "plain" | "warning" } | null>;
}
export interface DashboardPanel {
  name: string;
  workspace: NavItem["workspace"];
  weight: number;
  panel(ctx: Ctx): Promise<{
    title: string;
    /** `key` where two lead to the same place. */
    items: { key?: string; label: string; href: string; detail?: string }[];
    empty: string;
    href: string;
  } | null>;
}
export interface RetentionRule {
  what: string;
  /** Removes at most `limit` rows; answers how many. */
  action(ctx: Ctx, limit: number): Promise<number>;
}
/** What a check found, as a message key with its values, or a time. */
export type HealthWords = { key: string; values?: Record<string, number> } | { at: Date };

export interface HealthCheck {
  name: string;
  /** `detail` is technical and untranslated; `words` are what people read instead, where there are any. */
  check(ctx: Ctx): Promise<{ state: "ok" | "warning" | "error"; detail: string; words?: HealthWords }>;
}
/** Ways on which a notice can reach a person; in-app is a row, the others are deliveries. */
export type Channel = "in_app" | "email" | "sms" | "push";

/** A heading under which a person switches notices on and off, such as `account_update`. */
export interface NoticeType {
  name: string;
  /** Message key of its name in the person's settings. */
  label: string;
  /** Channels on which it comes unless the person says otherwise. */
  channels: readonly Channel[];
  /** Channels that a single message may add; by these too it comes unless the person says otherwise. */
  also?: readonly Channel[];
  /** Cannot be muted. */
  required?: boolean;
  /** May wait for a digest. */
  digestible?: boolean;
  /** Only people with an admin permission get it, so nobody else is offered the choice. */
  staff?: boolean;
}

/** A message that a domain sends to people with an account. */
export interface NoticeDefinition {
  /** `domain.event`, such as `identity.role_granted`. */
  name: string;
  /** A declared notice type. */
  type: string;
  /**
   * Prefix of the texts in the catalogs: `<template>.subject` and `.body`; optionally `.title`, `.button` (which
   * opens the notice's link) and `.note`, as mail uses them, and `.short` for the product, SMS and push in the place
   * of `.body`. Mail greets by name by itself.
   */
  template: string;
  /** Fewer channels than the type's. */
  channels?: readonly Channel[];
  /**
   * What `data` must hold; the only names that a template may use besides `name`, `institution`, `url`, and `count`
   * (how many events a grouped notice stands for).
   */
  variables: readonly string[];
  /**
   * Variables whose values are keys, such as a state, to the prefix of their words in the catalogs: texts show
   * `<prefix>.<value>` in the reader's language.
   */
  words?: Readonly<Record<string, string>>;
  /** `critical` and `immediate` (mail that the person asked for just now) do not wait for quiet hours or digests. */
  priority?: "low" | "normal" | "high" | "critical";
  immediate?: boolean;
  /** The variable that holds the address to which answers to its mail go. */
  replyTo?: string;
  /** Its mail holds a one-time link or code: the text is forgotten once it is sent, and never shown. */
  secret?: boolean;
}

/** A mail that a domain sends by itself, to addresses or with one-time links, whose words may be changed. */
export interface MailDefinition {
  /** Prefix of its texts in the catalogs, as `mail` gets it. */
  template: string;
  /** What `data` holds; the only names that a changed text may use besides `institution`. */
  variables: readonly string[];
  /** What every changed text must say, such as a code that stands nowhere else. */
  required?: readonly string[];
}

export interface SeedContext {
  ctx: Ctx;
  scale: "demo" | "large";
  say(line: string): void;
}

/** What one domain declares. Everything that gathers from domains reads only these. */
export interface Domain {
  name: string;
  /** Message catalogs, one object per language, everything under the domain's name. */
  messages: Record<string, () => Promise<Record<string, unknown>>>;
  /** Permission key to the admin roles that hold it; super_admin holds all. */
  permissions?: Record<string, readonly string[]>;
  /**
   * What an API key can be allowed, such as `points:read`, to the message key of its name; with a permission, only
   * whoever holds it may give it to a key.
   */
  scopes?: Readonly<Record<string, { label: string; permission?: string }>>;
  navigation?: readonly NavItem[];
  // biome-ignore lint/suspicious/noExplicitAny: each job has its own payload type.
  jobs?: readonly JobDefinition<any>[];
  settings?: readonly SettingDefinition[];
  fileKinds?: readonly FileKind[];
  /** Kinds of rows that can be brought in as CSV. */
  imports?: readonly ImportKind[];
  fileSubjects?: readonly FileSubject[];
  searchSources?: readonly SearchSource[];
  adminCards?: readonly AdminCard[];
  dashboardPanels?: readonly DashboardPanel[];
  retention?: readonly RetentionRule[];
  healthChecks?: readonly HealthCheck[];
  noticeTypes?: readonly NoticeType[];
  notices?: readonly NoticeDefinition[];
  mails?: readonly MailDefinition[];
  /** Domain-owned registries: name to what this domain gives; the owner reads them with `gather`. */
  gives?: Record<string, readonly unknown[]>;
  /** Fills ports; called once at start, lowest domain first. */
  start?(): void;
  /** Called when a web process has started and its database answers, lowest domain first; again after a fault. */
  opened?(ctx: Ctx): Promise<void>;
  /**
   * Brings a database that was just restored from a backup up to what must outlive backups, such as erasures; called
   * once by `npm run restore`, lowest domain first, before anybody may use it. May be repeated.
   */
  afterRestore?(ctx: Ctx): Promise<void>;
  seed?(seed: SeedContext): Promise<void>;
}

const UNIQUE: [keyof Domain, string][] = [
  ["jobs", "name"],
  ["settings", "key"],
  ["fileKinds", "name"],
  ["imports", "name"],
  ["fileSubjects", "type"],
  ["searchSources", "name"],
  ["noticeTypes", "name"],
  ["notices", "name"],
  ["mails", "template"],
];

/** Takes the manifests, lowest first. A name registered twice fails the start. */
export function registerDomains(domains: readonly Domain[]): void {
  for (const [part, key] of UNIQUE) {
    const seen = new Set<unknown>();
    for (const entry of domains.flatMap((d) => (d[part] as Record<string, unknown>[] | undefined) ?? [])) {
      if (seen.has(entry[key])) throw new Error(`${part}: "${entry[key]}" is registered twice.`);
      seen.add(entry[key]);
    }
  }
  single("domains", () => ({ list: [] as readonly Domain[] })).list = domains;
  for (const domain of domains) domain.start?.();
}

/** All registered domains, lowest first. */
export function domains(): readonly Domain[] {
  return single("domains", () => ({ list: [] as readonly Domain[] })).list;
}

type Listed = {
  [K in keyof Domain]-?: NonNullable<Domain[K]> extends readonly unknown[] ? K : never;
}[keyof Domain];
type Entry<K extends Listed> = NonNullable<Domain[K]> extends readonly (infer E)[] ? E : never;

/** Everything that domains declared under one heading, lowest domain first. */
export function gather<K extends Listed>(part: K): Entry<K>[] {
  return domains().flatMap((d) => (d[part] ?? []) as readonly Entry<K>[] as Entry<K>[]);
}

/** What domains gave to a registry that another domain owns. */
export function gatherGiven<T>(registry: string): T[] {
  return domains().flatMap((d) => (d.gives?.[registry] ?? []) as T[]);
}

/** Every permission key there is. */
export function permissionKeys(): string[] {
  return domains().flatMap((d) => Object.keys(d.permissions ?? {}));
}

/** The permission keys that a set of admin roles holds. */
export function permissionsOf(roles: readonly string[]): ReadonlySet<string> {
  const held = new Set<string>();
  for (const domain of domains()) {
    for (const [key, holders] of Object.entries(domain.permissions ?? {})) {
      if (roles.includes("super_admin") || holders.some((h) => roles.includes(h))) held.add(key);
    }
  }
  return held;
}
