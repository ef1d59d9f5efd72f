import { desc, eq } from "drizzle-orm";
import { chainHash } from "../../core/audit";
import { type Ctx, inTx } from "../../core/ctx";
import { auditLogs } from "../../core/schema/core";
import { roles, userRoles } from "../../identity/schema/roles";
import { users } from "../../identity/schema/users";
import { appVersions } from "../schema/app-versions";

type Act = Pick<
  typeof auditLogs.$inferInsert,
  "at" | "actorId" | "action" | "targetType" | "targetId" | "changes"
>;

const DAY = 86_400_000;
/** How many acts there are at least. */
const WANTED = 300;

/** What the demo people did until now, as far as the demo data tells; then how they signed in. */
async function gatherActs(ctx: Ctx): Promise<Act[]> {
  const people = await ctx.db
    .select({ id: users.id, at: users.createdAt, confirmed: users.emailVerifiedAt, name: users.username })
    .from(users)
    .orderBy(users.createdAt);
  const admin = people.find((person) => person.name === "super.admin")?.id ?? null;
  const acts: Act[] = [];
  const user = (action: string, at: Date, id: string) =>
    acts.push({ at, actorId: id, action, targetType: "identity.user", targetId: id, changes: null });
  for (const { id, at, confirmed } of people) {
    user("identity.user.sign_up", at, id);
    if (confirmed) user("identity.user.confirm_email", new Date(confirmed.getTime() + 60_000), id);
  }
  const granted = await ctx.db
    .select({ userId: userRoles.userId, by: userRoles.decidedBy, at: userRoles.createdAt, role: roles.key })
    .from(userRoles)
    .innerJoin(roles, eq(roles.id, userRoles.roleId))
    .where(eq(userRoles.status, "active"));
  for (const { userId, by, at, role } of granted)
    acts.push({
      at,
      actorId: by ?? admin,
      action: "identity.role.grant",
      targetType: "identity.user",
      targetId: userId,
      changes: { role },
    });
  for (const version of await ctx.db.select().from(appVersions))
    acts.push({
      at: version.releasedAt ?? version.createdAt,
      actorId: admin,
      action: "platform.app_version.release",
      targetType: "app_version",
      targetId: version.id,
      changes: { platform: version.platform, version: version.version, buildNumber: version.buildNumber },
    });
  for (let n = 0; acts.length < WANTED && people.length; n++) {
    const { id } = people[(n * 7) % people.length] as (typeof people)[number];
    const at = new Date(Date.now() - (1 + ((n * 13) % 59)) * DAY - ((n * 7919) % 36_000) * 1000);
    user("identity.session.open", at, id);
  }
  return acts.sort((a, b) => (a.at as Date).getTime() - (b.at as Date).getTime());
}

/** Writes what the demo people did into the chain of the audit log, at the time when they did it; once. */
export async function seedActs(ctx: Ctx): Promise<number> {
  return inTx(ctx, async (tx) => {
    const [known] = await tx.db
      .select({ seq: auditLogs.seq })
      .from(auditLogs)
      .where(eq(auditLogs.action, "identity.user.sign_up"))
      .limit(1);
    if (known) return 0;
    const [head] = await tx.db
      .select({ seq: auditLogs.seq, hash: auditLogs.hash })
      .from(auditLogs)
      .orderBy(desc(auditLogs.seq))
      .limit(1);
    let seq = head?.seq ?? 0;
    let prevHash = head?.hash ?? Buffer.alloc(32);
    const rows = (await gatherActs(tx)).map((act) => {
      const row = { ...act, seq: ++seq, actorKind: "person" as const };
      const full = { ...row, prevHash, hash: chainHash(prevHash, row) };
      prevHash = full.hash;
      return full;
    });
    if (rows.length) await tx.db.insert(auditLogs).values(rows);
    return rows.length;
  });
}
