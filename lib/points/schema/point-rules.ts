import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant, timestamps } from "../../core/schema/columns";

/** What an event earns. A change touches nothing already earned. */
export const pointRules = pgTable(
  "point_rules",
  {
    id: id(),
    eventKey: text("event_key").notNull().unique("point_rules_event"),
    /** Shown to members; without one, the event's own name in the reader's language. */
    name: text("name"),
    points: integer("points").notNull(),
    /** The most that a source may set for itself; null: the points are fixed. */
    maxPoints: integer("max_points"),
    /** Points for one person by this rule. */
    dailyCap: integer("daily_cap"),
    totalCap: integer("total_cap"),
    isActive: boolean("is_active").notNull().default(true),
    startsAt: instant("starts_at"),
    endsAt: instant("ends_at"),
    ...timestamps(),
  },
  (t) => [
    check("point_rules_name_length", sql`char_length(${t.name}) between 1 and 100`),
    check("point_rules_points", sql`${t.points} between 1 and 1000`),
    check("point_rules_max", sql`${t.maxPoints} >= ${t.points}`),
    check("point_rules_daily_cap", sql`${t.dailyCap} >= coalesce(${t.maxPoints}, ${t.points})`),
    check("point_rules_total_cap", sql`${t.totalCap} >= coalesce(${t.maxPoints}, ${t.points})`),
    check("point_rules_window", sql`${t.endsAt} > ${t.startsAt}`),
  ],
);
export type PointRuleRow = typeof pointRules.$inferSelect;
