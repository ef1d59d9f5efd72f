import { desc, eq } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { activeRoles } from "../role/active";
import { type GrantStatus, ROLES, type RoleKey } from "../role/model";
import { roles, userRoles } from "../schema/roles";
import { type UserRow, users } from "../schema/users";

/** What a person sees of themselves. */
export type OwnAccount = Pick<
  UserRow,
  | "id"
  | "email"
  | "username"
  | "firstName"
  | "lastName"
  | "phoneNumber"
  | "bio"
  | "avatarFileId"
  | "contactInfo"
  | "language"
  | "timeZone"
  | "status"
  | "emailVerifiedAt"
  | "createdAt"
  | "preferences"
  | "profileVisibility"
  | "updatedAt"
> & { roles: string[] };

/** The caller's own account; null for visitors and jobs. */
export async function getOwnAccount(ctx: Ctx): Promise<OwnAccount | null> {
  const id = personId(ctx.actor);
  return id ? accountOf(ctx, id) : null;
}

/** The account of a person who is just signing in. Whose it is, the caller has checked. */
export async function accountOf(ctx: Ctx, id: string): Promise<OwnAccount | null> {
  const [row] = await ctx.db
    .select({
      id: users.id,
      email: users.email,
      username: users.username,
      firstName: users.firstName,
      lastName: users.lastName,
      phoneNumber: users.phoneNumber,
      bio: users.bio,
      avatarFileId: users.avatarFileId,
      contactInfo: users.contactInfo,
      language: users.language,
      timeZone: users.timeZone,
      status: users.status,
      emailVerifiedAt: users.emailVerifiedAt,
      createdAt: users.createdAt,
      preferences: users.preferences,
      profileVisibility: users.profileVisibility,
      updatedAt: users.updatedAt,
      roles: activeRoles(),
    })
    .from(users)
    .where(eq(users.id, id));
  return row ?? null;
}

/** Where the caller stands with one role. */
export interface OwnRole {
  role: RoleKey;
  grantId: string | null;
  status: GrantStatus | null;
  reason: string | null;
  decidedAt: Date | null;
}

/** Each role with the caller's newest grant, in the fixed order; switched-off roles are left out. */
export async function listOwnRoles(ctx: Ctx): Promise<OwnRole[]> {
  const id = personId(ctx.actor);
  if (!id) return [];
  const all = await ctx.db
    .select({ id: roles.id, key: roles.key })
    .from(roles)
    .where(eq(roles.isActive, true));
  const grants = await ctx.db
    .select()
    .from(userRoles)
    .where(eq(userRoles.userId, id))
    .orderBy(desc(userRoles.createdAt), desc(userRoles.id));
  return ROLES.flatMap((role) => {
    const row = all.find((r) => r.key === role);
    if (!row) return [];
    const grant = grants.find((g) => g.roleId === row.id);
    return [
      {
        role,
        grantId: grant?.id ?? null,
        status: grant?.status ?? null,
        reason: grant?.reason ?? null,
        decidedAt: grant?.decidedAt ?? null,
      },
    ];
  });
}
