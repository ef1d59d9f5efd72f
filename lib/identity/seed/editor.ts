import { sql } from "drizzle-orm";
import { type Ctx, makeCtx, type PersonActor } from "../../core/ctx";
import { permissionsOf } from "../../core/registry";

/** Acts as the demo's content manager, so that everything has an author and an audit entry. */
export async function editorCtx(ctx: Ctx): Promise<Ctx> {
  const { rows } = await ctx.db.execute<{ id: string; username: string; email: string; name: string }>(sql`
    select u.id, u.username, u.email, u.first_name || ' ' || u.last_name as name from users u
    join user_roles ur on ur.user_id = u.id and ur.status = 'active'
    join roles r on r.id = ur.role_id and r.key = 'content_manager'
    where u.status = 'active' order by u.created_at limit 1`);
  const user = rows[0];
  if (!user) throw new Error("The demo data needs the demo people: no content manager found.");
  const actor: PersonActor = {
    ...user,
    kind: "person",
    emailVerified: true,
    roles: ["content_manager"],
    permissions: permissionsOf(["content_manager"]),
    facts: {},
    sessionId: null,
    locale: "en",
    timeZone: "UTC",
    avatarFileId: null,
    mfaAt: null,
    reauthenticatedAt: null,
  };
  return makeCtx({ actor, requestId: "demo-seed" });
}
