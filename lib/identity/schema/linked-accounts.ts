import { pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { citext, id, instant, timestamps } from "../../core/schema/columns";
import { users } from "./users";

/** Accounts elsewhere (OpenID Connect) with which a person signs in. */
export const linkedAccounts = pgTable(
  "linked_accounts",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    provider: text("provider").notNull(),
    subject: text("subject").notNull(),
    email: citext("email").notNull(),
    lastUsedAt: instant("last_used_at"),
    ...timestamps(),
  },
  (t) => [
    unique("linked_accounts_subject_unique").on(t.provider, t.subject),
    unique("linked_accounts_user_unique").on(t.userId, t.provider),
  ],
);
