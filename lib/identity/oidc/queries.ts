import { eq, sql } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { linkedAccounts } from "../schema/linked-accounts";
import { users } from "../schema/users";
import { listProviders } from "./providers";

/** The ways into the caller's account besides the second factor. */
export interface WaysIn {
  hasPassword: boolean;
  /** Each configured provider, and others that are linked still; `email` is set where it is linked. */
  providers: {
    id: string;
    name: string;
    email: string | null;
    since: Date | null;
    lastUsedAt: Date | null;
  }[];
}

/** The ways into the caller's account; null for visitors. */
export async function getWaysIn(ctx: Ctx): Promise<WaysIn | null> {
  const userId = personId(ctx.actor);
  if (!userId) return null;
  const [user] = await ctx.db
    .select({ hasPassword: sql<boolean>`${users.passwordHash} is not null` })
    .from(users)
    .where(eq(users.id, userId));
  const linked = await ctx.db.select().from(linkedAccounts).where(eq(linkedAccounts.userId, userId));
  const configured = listProviders();
  const gone = linked.filter((row) => !configured.some((p) => p.id === row.provider));
  return {
    hasPassword: user?.hasPassword ?? false,
    providers: [...configured, ...gone.map((row) => ({ id: row.provider, name: row.provider }))].map((p) => {
      const row = linked.find((l) => l.provider === p.id);
      return {
        ...p,
        email: row?.email ?? null,
        since: row?.createdAt ?? null,
        lastUsedAt: row?.lastUsedAt ?? null,
      };
    }),
  };
}
