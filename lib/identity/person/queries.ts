import { and, eq, isNull } from "drizzle-orm";
import { type Actor, type Ctx, holds, personId } from "../../core/ctx";
import { log } from "../../core/log";
import { gatherGiven } from "../../core/registry";
import type { ProfileItem, ProfileSection } from "../registries";
import { activeRoles } from "../role/active";
import { isAdminRole } from "../role/model";
import { instructorProfiles, mentorProfiles, providerProfiles } from "../schema/profiles";
import { type ContactInfo, users } from "../schema/users";
import { isVisible, type Viewer, type Visibility } from "./model";

/** A section of a profile that a domain above fills. */
export interface ShownSection {
  name: string;
  title: string;
  items: ProfileItem[];
  href?: string;
}

/** A person as others see them. */
export interface PublicPerson {
  id: string;
  username: string;
  name: string;
  bio: string | null;
  /** A line under the name, from the profile of a role. */
  headline: string | null;
  expertise: string[];
  contactInfo: ContactInfo;
  avatarFileId: string | null;
  roles: string[];
  since: Date;
  visibility: Visibility;
  /** Search engines may list the page. */
  isListed: boolean;
  isSelf: boolean;
  sections: ShownSection[];
}

/** As whom this actor looks at a person's page. */
export const viewerOf = (actor: Actor, id: string): Viewer => {
  const self = personId(actor);
  if (!self) return "visitor";
  if (self === id) return "self";
  return holds(actor, "users.read") || holds(actor, "users.manage") ? "admin" : "member";
};

/** What must be known of a person to say whether a link to the page leads anywhere; columns of a query over users. */
export const pageColumns = () => ({ visibility: users.profileVisibility, status: users.status });

/** Whether the page of such a row shows itself to this actor. */
export const mayOpenPage = (
  actor: Actor,
  id: string,
  row: { visibility: Visibility | null; status: string | null },
): boolean =>
  row.visibility !== null &&
  row.status !== null &&
  isVisible({ visibility: row.visibility, status: row.status }, viewerOf(actor, id));

/** A person's page as this caller may see it; null when absent, erased, or not for this caller. */
export async function getPublicPerson(ctx: Ctx, username: string): Promise<PublicPerson | null> {
  const [row] = await ctx.db
    .select({
      id: users.id,
      username: users.username,
      firstName: users.firstName,
      lastName: users.lastName,
      bio: users.bio,
      contactInfo: users.contactInfo,
      preferences: users.preferences,
      avatarFileId: users.avatarFileId,
      status: users.status,
      visibility: users.profileVisibility,
      createdAt: users.createdAt,
      roles: activeRoles(),
      instructor: { headline: instructorProfiles.headline, expertise: instructorProfiles.expertise },
      // First a column that every row has: where the first is null, Drizzle takes the whole joined row for absent.
      mentor: {
        userId: mentorProfiles.userId,
        designation: mentorProfiles.designation,
        department: mentorProfiles.department,
      },
      provider: { businessName: providerProfiles.businessName },
    })
    .from(users)
    .leftJoin(instructorProfiles, eq(instructorProfiles.userId, users.id))
    .leftJoin(mentorProfiles, eq(mentorProfiles.userId, users.id))
    .leftJoin(providerProfiles, eq(providerProfiles.userId, users.id))
    .where(and(eq(users.username, username), isNull(users.erasedAt)));
  if (!row || !isVisible(row, viewerOf(ctx.actor, row.id))) return null;
  const has = (role: string) => row.roles.includes(role);
  const headline =
    (has("instructor") && row.instructor?.headline) ||
    (has("mentor") && [row.mentor?.designation, row.mentor?.department].filter(Boolean).join(", ")) ||
    (has("provider") && row.provider?.businessName) ||
    null;
  return {
    id: row.id,
    username: row.username,
    name: `${row.firstName} ${row.lastName}`.trim() || row.username,
    bio: row.bio,
    headline,
    expertise: has("instructor") ? (row.instructor?.expertise ?? []) : [],
    contactInfo: row.contactInfo,
    avatarFileId: row.avatarFileId,
    // Who administers the house is nobody else's business.
    roles: row.roles.filter((role) => !isAdminRole(role)),
    since: row.createdAt,
    visibility: row.visibility,
    isListed: row.visibility === "public" && row.status === "active" && Boolean(row.preferences.searchable),
    isSelf: personId(ctx.actor) === row.id,
    sections: await sectionsOf(ctx, row.id),
  };
}

/** What the domains above show, by weight; one that fails is left out and noted. */
async function sectionsOf(ctx: Ctx, userId: string): Promise<ShownSection[]> {
  const given = gatherGiven<ProfileSection>("profileSections").sort((a, b) => a.weight - b.weight);
  const shown: ShownSection[] = [];
  for (const { name, section } of given) {
    try {
      const found = await section(ctx, userId, ctx.actor);
      if (found) shown.push({ name, ...found });
    } catch (error) {
      log().error({ err: error, section: name, requestId: ctx.requestId }, "a profile section failed");
    }
  }
  return shown;
}
