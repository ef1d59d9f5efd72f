import { eq } from "drizzle-orm";
import type { AccountFollower } from "../../identity/registries";
import { users } from "../../identity/schema/users";
import { liftSuppression } from "../delivery/commands";
import { decideAgain } from "../delivery/queue";

/**
 * An address that its owner has just confirmed works: what bounced before no longer holds mail back. Quiet hours end
 * at another moment in another zone.
 */
export const deliveryFollower: AccountFollower = {
  async changed(ctx, subject, event) {
    if (subject.kind !== "user") return;
    if (event === "zone_changed") return decideAgain(ctx, subject.id);
    if (event !== "email_confirmed") return;
    const [user] = await ctx.db.select({ email: users.email }).from(users).where(eq(users.id, subject.id));
    if (user) await liftSuppression(ctx, user.email);
  },
};
