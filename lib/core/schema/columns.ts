import { customType, timestamp, uuid } from "drizzle-orm/pg-core";
import { uuidv7 } from "../ids";

/** Case-insensitive text (extension citext). */
export const citext = customType<{ data: string }>({ dataType: () => "citext" });
/** Raw bytes. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
/** A full-text search vector. */
export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
/** A text search configuration's name. */
export const regconfig = customType<{ data: string }>({ dataType: () => "regconfig" });
/** An IP address. */
export const inet = customType<{ data: string }>({ dataType: () => "inet" });

/** An instant with time zone, as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
/** The primary key: a time-ordered UUID made by the application. */
export const id = () =>
  uuid("id")
    .primaryKey()
    .$defaultFn(() => uuidv7());
/** created_at and updated_at; the latter follows every update made through Drizzle. */
export const timestamps = () => ({
  createdAt: instant("created_at").notNull().defaultNow(),
  updatedAt: instant("updated_at")
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date()),
});
