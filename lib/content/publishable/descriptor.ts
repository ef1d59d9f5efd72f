import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { Ctx } from "../../core/ctx";
import type { ContentStatus, PublishableKind, Requirement, Seo, Translations } from "./model";

/** Columns that every publishable table has. */
export type PublishableTable = PgTable &
  Record<
    | "id"
    | "slug"
    | "status"
    | "translations"
    | "seo"
    | "tags"
    | "sortOrder"
    | "isFeatured"
    | "publishedAt"
    | "liveRevisionId"
    | "publishAt"
    | "publishRevisionId"
    | "unpublishAt"
    | "scheduledBy"
    | "createdBy"
    | "updatedBy"
    | "createdAt"
    | "updatedAt",
    AnyPgColumn
  >;

/** The same columns, read. */
export interface PublishableRow {
  id: string;
  slug: string;
  status: ContentStatus;
  title: string;
  sortOrder: number;
  publishedAt: Date | null;
  liveRevisionId: string | null;
  publishAt: Date | null;
  publishRevisionId: string | null;
  unpublishAt: Date | null;
  scheduledBy: string | null;
  createdBy: string;
  updatedBy: string;
  createdAt: Date;
  updatedAt: Date;
  /** Pages only. */
  pageType: string | null;
}

/** What the data of every kind has. */
export interface CommonData {
  slug: string;
  seo: Seo;
  tags: string[];
  isFeatured: boolean;
  translations: Translations;
}

/** What the engine must know of one kind. */
export interface Descriptor<D extends CommonData = CommonData> {
  kind: PublishableKind;
  table: PublishableTable;
  /** The column that lists and conflicts call the row by. */
  title: AnyPgColumn;
  schema: z.ZodType<D>;
  titleOf(data: D): string;
  /** The columns of its own that publishing writes. */
  columns(data: D): Record<string, unknown>;
  requirements(data: D): Requirement[];
  /** Requirements that only the database knows, such as a released file. */
  rowRequirements?(ctx: Ctx, row: PublishableRow, data: D): Promise<Requirement[]>;
  /** Whether a slug is forbidden though free, such as a route's name. */
  reserved?(slug: string): boolean;
  /** Follows every change of what visitors see, in its transaction. */
  changed?(ctx: Ctx, row: PublishableRow, data: D | null): Promise<void>;
  /** What else disappears while the row is not public, for a warning beforehand. */
  dependents?(ctx: Ctx, id: string): Promise<{ title: string; path: string }[]>;
}
