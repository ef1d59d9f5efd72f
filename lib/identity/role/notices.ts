import type { Ctx } from "../../core/ctx";
import { translator } from "../../core/i18n/translate";
import { uuidv7 } from "../../core/ids";
import { port } from "../../core/ports";
import { mailLocale } from "../account/mails";
import type { UserRow } from "../schema/users";
import { superAdmins } from "./active";
import { type RoleKey, SECOND_HOURS } from "./model";

/** Tells a person that a role was given, refused or taken, and why. */
export async function tellOfRole(
  ctx: Ctx,
  user: Pick<UserRow, "id" | "language">,
  role: RoleKey,
  event: "granted" | "declined" | "revoked",
  reason: string,
): Promise<void> {
  const t = await translator(mailLocale(ctx, user));
  await port("notify")(
    ctx,
    `identity.role_${event}`,
    [user.id],
    { role: t(`identity.role.${role}`), reason },
    { dedupe: uuidv7(), link: "/account/roles" },
  );
}

/** Tells the super admins who may agree that another proposes to make, or to end, one of them. */
export async function tellOfProposal(
  ctx: Ctx,
  roleId: string,
  without: readonly string[],
  event: "proposed" | "revocation_proposed",
): Promise<void> {
  const others = (await superAdmins(ctx, roleId)).filter((id) => !without.includes(id));
  await port("notify")(
    ctx,
    `identity.super_admin_${event}`,
    others,
    { who: ctx.actor.kind === "person" ? ctx.actor.name : "–", hours: SECOND_HOURS },
    { dedupe: uuidv7(), link: "/admin/admins" },
  );
}
