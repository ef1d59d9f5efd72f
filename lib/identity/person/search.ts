import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { DEFAULT_LOCALE } from "../../core/i18n/locales";
import { translator } from "../../core/i18n/translate";
import { photoHref } from "../../core/photo";
import { port } from "../../core/ports";
import type { SearchDocument, SearchSource } from "../../core/registry";
import { activeRoles } from "../role/active";
import { users } from "../schema/users";

const SOURCE = "person";
/** Who asked to be found, and is there to be found. */
const found = () =>
  and(
    sql`${users.preferences}->>'searchable' = 'true'`,
    eq(users.profileVisibility, "public"),
    eq(users.status, "active"),
    isNull(users.erasedAt),
  );

/** Has a person's place in the search renewed, in the caller's transaction; does nothing for who never asked for one. */
export async function indexPerson(
  ctx: Ctx,
  userId: string,
  before?: { searchable?: boolean },
): Promise<void> {
  const [row] = await ctx.db
    .select({ preferences: users.preferences })
    .from(users)
    .where(eq(users.id, userId));
  if (row?.preferences.searchable || before?.searchable) await port("searchIndex")(ctx, SOURCE, userId);
}

/** People who opt in, with name, roles and the words about themselves; one document, in the default language. */
export const personSource: SearchSource = {
  name: SOURCE,
  label: "identity.search.people",
  async load(ctx, id, locale): Promise<SearchDocument | null> {
    if (locale !== DEFAULT_LOCALE) return null;
    const [row] = await ctx.db
      .select({
        username: users.username,
        firstName: users.firstName,
        lastName: users.lastName,
        bio: users.bio,
        contactInfo: users.contactInfo,
        avatarFileId: users.avatarFileId,
        roles: activeRoles(),
        createdAt: users.createdAt,
        updatedAt: users.updatedAt,
      })
      .from(users)
      .where(and(eq(users.id, id), found()));
    if (!row) return null;
    const t = await translator(locale);
    const roles = row.roles.map((role) => t(`identity.role.${role}`)).join(", ");
    return {
      title: `${row.firstName} ${row.lastName}`.trim() || row.username,
      summary: [roles, row.contactInfo.city].filter(Boolean).join(" · "),
      body: row.bio ?? "",
      url: `/people/${row.username}`,
      imageUrl: photoHref(row.avatarFileId, 256),
      inSitemap: true,
      sortAt: row.createdAt,
      updatedAt: row.updatedAt,
      visibleFrom: row.createdAt,
    };
  },
  async ids(ctx, after, limit) {
    const rows = await ctx.db
      .select({ id: users.id })
      .from(users)
      .where(and(found(), after ? gt(users.id, after) : undefined))
      .orderBy(asc(users.id))
      .limit(limit);
    return rows.map((row) => row.id);
  },
};
