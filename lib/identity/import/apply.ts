import { eq } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { conflict } from "../../core/errors";
import { translator } from "../../core/i18n/translate";
import type { ImportRow } from "../../core/imports/kind";
import { recordStatuses } from "../../core/transition";
import { sendWelcomes } from "../account/welcome";
import { indexPerson } from "../person/search";
import { refreshCompletion } from "../profile/completion";
import { announce, announceNewAccount } from "../registries";
import { grantMachine } from "../role/model";
import { tellOfRole } from "../role/notices";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { type PeopleImport, profileOf } from "./descriptors";
import type { PlannedRow } from "./model";
import { type Account, planRows } from "./plan";
import { freeUsernames } from "./usernames";

const ENTITY = "identity.user";
type Done = "created" | "updated" | "unchanged";

/** Takes rows over in the caller's transaction: opens accounts for the unknown, brings the known up to date. */
export async function applyRows(
  ctx: Ctx,
  kind: PeopleImport,
  rows: readonly ImportRow[],
  by: string,
): Promise<Done[]> {
  const plans = await planRows(ctx, kind, rows, true);
  // Something changed since the rows were judged: each is tried alone, and says so itself.
  const late = plans.find((plan) => plan.faults.length || !plan.row);
  if (late) throw conflict(late.faults[0]?.key);
  const [role] = await ctx.db.select().from(roles).where(eq(roles.key, kind.role));
  if (!role) throw conflict("identity.error.roleOff");
  const fresh = plans.flatMap((plan) => (plan.target ? [] : [plan.row as PlannedRow]));
  if (fresh.length) await openAccounts(ctx, kind, fresh, role.id, by);
  const done: Done[] = [];
  for (const { row, target } of plans)
    done.push(target ? await updateAccount(ctx, kind, row as PlannedRow, target, role.id, by) : "created");
  return done;
}

/** Opens accounts without password, whose owners are mailed a link to choose one; that confirms the address too. */
async function openAccounts(
  ctx: Ctx,
  kind: PeopleImport,
  rows: readonly PlannedRow[],
  roleId: string,
  by: string,
): Promise<void> {
  const now = new Date();
  const names = await freeUsernames(
    ctx,
    rows.map((row) => row.email),
  );
  const made = await ctx.db
    .insert(users)
    .values(
      rows.map((row, i) => ({
        email: row.email,
        username: names[i] as string,
        firstName: row.firstName,
        lastName: row.lastName ?? "",
        phoneNumber: row.phoneNumber ?? null,
        status: "pending_verification" as const,
      })),
    )
    .returning();
  const ids = made.map((user) => user.id);
  await recordStatuses(ctx, ENTITY, ids, null, "pending_verification", { code: "import" });
  const grants = await ctx.db
    .insert(userRoles)
    .values(ids.map((userId) => ({ userId, roleId, ...granted(by, now) })))
    .returning({ id: userRoles.id });
  await recordStatuses(
    ctx,
    grantMachine.entity,
    grants.map((g) => g.id),
    null,
    "active",
    { code: "import" },
  );
  const profile = profileOf(kind.role);
  await ctx.db.insert(profile.table).values(
    rows.map((row, i) => ({
      userId: ids[i] as string,
      ...row.profile,
      [profile.number]: row.number,
      [profile.confirmedAt]: now,
    })),
  );
  await announceNewAccount(ctx, ...ids);
  for (const id of ids)
    ctx.audit({
      action: "identity.user.import",
      targetType: ENTITY,
      targetId: id,
      changes: { by, opened: kind.role },
    });
  await sendWelcomes(ctx, made);
}

const granted = (by: string, at: Date) =>
  ({ status: "active", requestedBy: by, decidedBy: by, decidedAt: at, reason: null }) as const;

/** The columns of `wanted` that differ from what is there. */
function differing(
  wanted: Record<string, unknown>,
  there: Record<string, unknown> | null,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => there?.[key] !== value));
}

/** Writes what the row names and nobody confirmed otherwise. Answers whether anything was written. */
async function updateAccount(
  ctx: Ctx,
  kind: PeopleImport,
  row: PlannedRow,
  account: Account,
  roleId: string,
  by: string,
): Promise<Done> {
  const { id } = account;
  const names = account.nameConfirmed
    ? {}
    : { firstName: row.firstName, ...(row.lastName === undefined ? {} : { lastName: row.lastName }) };
  const phone = row.phoneNumber && !account.phoneConfirmed ? { phoneNumber: row.phoneNumber } : {};
  const own = differing({ ...names, ...phone }, account as unknown as Record<string, unknown>);
  const { table, number, confirmedAt } = profileOf(kind.role);
  const place = differing({ ...row.profile, [number]: row.number }, account.profile);
  if (!account.numberConfirmed || number in place) place[confirmedAt] = new Date();
  if (Object.keys(own).length) await ctx.db.update(users).set(own).where(eq(users.id, id));
  if (Object.keys(place).length)
    await ctx.db
      .insert(table)
      .values({ userId: id, ...row.profile, ...place } as typeof table.$inferInsert)
      .onConflictDoUpdate({ target: table.userId, set: place });
  const isNewRole = await giveRole(ctx, kind, account, roleId, by);
  const fields = [...Object.keys(own), ...Object.keys(place)];
  if (!fields.length && !isNewRole) return "unchanged";
  await refreshCompletion(ctx, id);
  if (Object.keys(own).length) await indexPerson(ctx, id);
  ctx.audit({
    action: "identity.user.import",
    targetType: ENTITY,
    targetId: id,
    changes: { by, fields, ...(isNewRole ? { role: kind.role } : {}) },
  });
  return "updated";
}

/** Gives the role that the file says the person has, or consents to a request for it. */
async function giveRole(
  ctx: Ctx,
  kind: PeopleImport,
  { id, grant }: Account,
  roleId: string,
  by: string,
): Promise<boolean> {
  if (grant?.status === "active") return false;
  const now = new Date();
  const [row] = grant
    ? await ctx.db
        .update(userRoles)
        .set({ status: "active", decidedBy: by, decidedAt: now })
        .where(eq(userRoles.id, grant.id))
        .returning({ id: userRoles.id })
    : await ctx.db
        .insert(userRoles)
        .values({ userId: id, roleId, ...granted(by, now) })
        .returning({ id: userRoles.id });
  if (!row) return false;
  await recordStatuses(ctx, grantMachine.entity, [row.id], grant?.status ?? null, "active", {
    code: "import",
  });
  await announce(ctx, { kind: "user", id, role: kind.role }, "role_granted");
  const [user] = await ctx.db.select().from(users).where(eq(users.id, id));
  if (user) {
    const t = await translator(user.language ?? ctx.locale);
    await tellOfRole(ctx, user, kind.role, "granted", t("identity.import.roleReason"));
  }
  return true;
}
