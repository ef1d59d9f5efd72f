import { asc, eq } from "drizzle-orm";
import { allow, type Ctx } from "../../core/ctx";
import { mayWrite } from "../access";
import { pictureAt, picturesOf } from "../pictures";
import { teamMembers } from "../schema/team-members";
import type { TeamMemberEdit, TeamMemberRow } from "./model";

/** All members in their order, hidden ones too. */
export async function listTeam(ctx: Ctx): Promise<TeamMemberRow[]> {
  allow(mayWrite(ctx.actor));
  const rows = await ctx.db
    .select()
    .from(teamMembers)
    .orderBy(asc(teamMembers.sortOrder), asc(teamMembers.name));
  const pictures = await picturesOf(
    ctx,
    rows.map((row) => row.photoFileId),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    slug: row.slug,
    designation: row.designation,
    isActive: row.isActive,
    sortOrder: row.sortOrder,
    photo: pictureAt(pictures, row.photoFileId, row.name),
    updatedAt: row.updatedAt,
  }));
}

/** One member for its form; null when there is none. */
export async function getTeamMember(ctx: Ctx, id: string): Promise<TeamMemberEdit | null> {
  allow(mayWrite(ctx.actor));
  const [row] = await ctx.db.select().from(teamMembers).where(eq(teamMembers.id, id));
  if (!row) return null;
  const pictures = await picturesOf(ctx, [row.photoFileId]);
  return { ...row, bio: row.bio ?? "", photo: pictureAt(pictures, row.photoFileId, row.name) };
}
