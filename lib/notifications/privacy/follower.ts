import { eq } from "drizzle-orm";
import type { AccountFollower } from "../../identity/registries";
import { users } from "../../identity/schema/users";
import { liftSuppression } from "../delivery/commands";

/** An address that its owner has just confirmed works: what bounced before no longer holds mail back. */
export const suppressionFollower: AccountFollower = {
  async changed(ctx, subject, event) {
    if (subject.kind !== "user" || event !== "email_confirmed") return;
    const [user] = await ctx.db.select({ email: users.email }).from(users).where(eq(users.id, subject.id));
    if (user) await liftSuppression(ctx, user.email);
  },
};
