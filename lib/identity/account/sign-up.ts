import { eq } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { forbidden } from "../../core/errors";
import { limit } from "../../core/limits";
import { recordStatus } from "../../core/transition";
import { checkNewPassword, hashPassword } from "../password/hash";
import { REQUEST_ROLES } from "../role/model";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { deviceHashOf, openLogin, type SignedIn } from "../session/commands";
import { addressBlock, type Device } from "../session/model";
import { sendVerification } from "./mails";
import { isTimeZone, type SignUpInput } from "./model";

/**
 * Opens an account with one member role (mentors and instructors ask for theirs), mails the confirmation and
 * signs the person in. A taken address or username fails by its constraint. Call it outside a transaction.
 */
export async function signUp(ctx: Ctx, input: SignUpInput, device: Device): Promise<SignedIn> {
  if ((await ctx.setting<string>("general.sign_up")) !== "open")
    throw forbidden("identity.error.signUpClosed");
  await limit(ctx, `sign-up:${addressBlock(ctx.address)}`, { capacity: 30, perSeconds: 3600 });
  await checkNewPassword(ctx, input.password);
  const passwordHash = await hashPassword(input.password);
  const termsVersion = await ctx.setting<number>("general.terms_version");
  const confirmed = (await ctx.setting<string>("auth.email_verification")) === "off";
  return inTx(ctx, async (tx) => {
    const now = new Date();
    const [user] = await tx.db
      .insert(users)
      .values({
        email: input.email,
        username: input.username,
        passwordHash,
        firstName: input.firstName,
        lastName: input.lastName ?? "",
        language: tx.locale,
        timeZone: input.zone && isTimeZone(input.zone) ? input.zone : null,
        status: confirmed ? "active" : "pending_verification",
        termsVersion,
        termsAcceptedAt: now,
      })
      .returning();
    if (!user) throw new Error("An insert without conflict clause returned no row.");
    await recordStatus(tx, "identity.user", user.id, null, user.status);
    const [role] = await tx.db.select().from(roles).where(eq(roles.key, input.role));
    if (role?.isActive) {
      const asked = (REQUEST_ROLES as readonly string[]).includes(input.role);
      await tx.db.insert(userRoles).values({
        userId: user.id,
        roleId: role.id,
        status: asked ? "requested" : "active",
        requestedBy: user.id,
        decidedAt: asked ? null : now,
      });
    }
    if (!confirmed) await sendVerification(tx, user, deviceHashOf(device));
    tx.audit({
      action: "identity.user.sign_up",
      targetType: "identity.user",
      targetId: user.id,
      changes: { role: input.role },
    });
    return openLogin(tx, user, device, { zone: input.zone });
  });
}
