import type { z } from "zod";
import type { Actor, Ctx } from "./ctx";
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
  publishable?: boolean;
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
    items: { label: string; href: string; detail?: string }[];
    empty: string;
    href: string;
  } | null>;
}
export interface RetentionRule {
  what: string;
  /** Removes at most `limit` rows; answers how many. */
  action(ctx: Ctx, limit: number): Promise<number>;
}
export interface HealthCheck {
  name: string;
  check(ctx: Ctx): Promise<{ state: "ok" | "warning" | "error"; detail: string }>;
}
/** A mail or in-app message that a domain sends. */
export interface NoticeDefinition {
  name: string;
  type: string;
  /** Message key prefix: `<template>.subject` and `<template>.body`. */
  template: string;
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
  navigation?: readonly NavItem[];
  // biome-ignore lint/suspicious/noExplicitAny: each job has its own payload type.
  jobs?: readonly JobDefinition<any>[];
  settings?: readonly SettingDefinition[];
  fileKinds?: readonly FileKind[];
  searchSources?: readonly SearchSource[];
  adminCards?: readonly AdminCard[];
  dashboardPanels?: readonly DashboardPanel[];
  retention?: readonly RetentionRule[];
  healthChecks?: readonly HealthCheck[];
  notices?: readonly NoticeDefinition[];
  /** Domain-owned registries: name to what this domain gives; the owner reads them with `gather`. */
  gives?: Record<string, readonly unknown[]>;
  /** Fills ports; called once at start, lowest domain first. */
  start?(): void;
  seed?(seed: SeedContext): Promise<void>;
}

const UNIQUE: [keyof Domain, string][] = [
  ["jobs", "name"],
  ["settings", "key"],
  ["fileKinds", "name"],
  ["searchSources", "name"],
  ["notices", "name"],
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
