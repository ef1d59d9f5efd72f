import { index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, id, instant, timestamps } from "../../core/schema/columns";
import { users } from "./users";

/** Keys with which a person's own programs act, within the person's rights. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    keyHash: bytea("key_hash").notNull(),
    scopes: text("scopes").array().notNull(),
    lastUsedAt: instant("last_used_at"),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    ...timestamps(),
  },
  (t) => [unique("api_keys_hash_unique").on(t.keyHash), index("api_keys_user").on(t.userId)],
);
