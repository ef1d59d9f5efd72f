import { and, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { heldFactors } from "../factor/held";
import { listProviders } from "../oidc/providers";
import { relyingParty } from "../passkey/party";
import { linkedAccounts } from "../schema/linked-accounts";
import { users } from "../schema/users";

/**
 * By what a person can sign in now: `password`, providers and passkeys by id. The person's row is locked: two who take
 * a way each wait here for one another, so that they do not leave nothing between them.
 */
export async function lockWaysIn(ctx: Ctx, userId: string): Promise<string[]> {
  const [user] = await ctx.db
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId))
    .for("update");
  // A link to a provider that is configured no more opens nothing.
  const usable = listProviders().map(({ id }) => id);
  const linked = await ctx.db
    .select({ provider: linkedAccounts.provider })
    .from(linkedAccounts)
    .where(and(eq(linkedAccounts.userId, userId), inArray(linkedAccounts.provider, usable)));
  const { passkeys } = relyingParty() ? await heldFactors(ctx, userId) : { passkeys: [] };
  return [
    ...(user?.passwordHash ? ["password"] : []),
    ...linked.map(({ provider }) => provider),
    ...passkeys,
  ];
}
