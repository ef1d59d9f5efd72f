import { eq } from "drizzle-orm";
import { type Ctx, inTx, personId } from "../../core/ctx";
import { unauthenticated } from "../../core/errors";
import { users } from "../schema/users";
import type { ProfileInput } from "./model";

/** Writes the caller's own profile. A phone number of somebody else fails by its constraint. */
export async function updateProfile(ctx: Ctx, input: ProfileInput): Promise<void> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  await inTx(ctx, async (tx) => {
    const [before] = await tx.db.select().from(users).where(eq(users.id, userId)).for("update");
    if (!before) throw unauthenticated();
    const { website, city, country, phoneNumber, bio, lastName, ...rest } = input;
    const contactInfo = { ...before.contactInfo, website, city, country };
    await tx.db
      .update(users)
      .set({
        ...rest,
        lastName: lastName ?? "",
        bio: bio || null,
        phoneNumber: phoneNumber ?? null,
        phoneVerifiedAt: phoneNumber === before.phoneNumber ? before.phoneVerifiedAt : null,
        contactInfo,
      })
      .where(eq(users.id, userId));
    tx.audit({ action: "identity.user.update_profile", targetType: "identity.user", targetId: userId });
  });
}
