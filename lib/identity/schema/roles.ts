import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, timestamps } from "../../core/schema/columns";
import { grantStatus, roleJoining, roleKind } from "./enums";
import { users } from "./users";

/** The eleven roles; switched off hides a workspace and stops grants. */
export const roles = pgTable(
  "roles",
  {
    id: id(),
    key: text("key").notNull(),
    name: text("name").notNull(),
    kind: roleKind("kind").notNull(),
    joining: roleJoining("joining").notNull(),
    isActive: boolean("is_active").notNull().default(true),
    ...timestamps(),
  },
  (t) => [unique("roles_key_unique").on(t.key), unique("roles_name_unique").on(t.name)],
);
export type RoleRow = typeof roles.$inferSelect;

/** Who has, asked for, or lost a role. */
export const userRoles = pgTable(
  "user_roles",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    roleId: uuid("role_id")
      .notNull()
      .references(() => roles.id, { onDelete: "restrict" }),
    status: grantStatus("status").notNull(),
    reason: text("reason"),
    requestedBy: uuid("requested_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    decidedBy: uuid("decided_by").references(() => users.id, { onDelete: "restrict" }),
    decidedAt: instant("decided_at"),
    /** A second super admin must agree. */
    needsSecond: boolean("needs_second").notNull().default(false),
    ...timestamps(),
  },
  (t) => [
    uniqueIndex("user_roles_one_live")
      .on(t.userId, t.roleId)
      .where(sql`${t.status} in ('requested', 'active')`),
    index("user_roles_role").on(t.roleId, t.status),
    check(
      "user_roles_second_differs",
      sql`not (${t.needsSecond} and ${t.status} = 'active' and ${t.decidedBy} = ${t.requestedBy})`,
    ),
  ],
);
export type UserRoleRow = typeof userRoles.$inferSelect;
