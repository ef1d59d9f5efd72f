import { sql } from "drizzle-orm";
import { jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Block } from "../page/blocks";
import { menuPlace, pageType } from "./enums";
import { publishableColumns, publishableConstraints } from "./publishable";

/** Pages made of blocks. */
export const pages = pgTable(
  "pages",
  {
    ...publishableColumns(),
    title: text("title").notNull(),
    pageType: pageType("page_type").notNull().default("custom"),
    blocks: jsonb("blocks").$type<Block[]>().notNull().default([]),
    menuPlace: menuPlace("menu_place").notNull().default("none"),
  },
  (t) => [
    ...publishableConstraints("pages", t),
    uniqueIndex("pages_system_type").on(t.pageType).where(sql`${t.pageType} <> 'custom'`),
  ],
);
