import { eq } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { isLocale } from "../../core/i18n/locales";
import { translator } from "../../core/i18n/translate";
import { port } from "../../core/ports";
import { ownersOf } from "../company/membership";
import { users } from "../schema/users";
import type { VerificationType } from "./model";

type Event = "verificationVerified" | "verificationRejected" | "verificationExpiring" | "verificationExpired";

/**
 * Tells who submitted a proof, and the owners of the company that it is about, what became of it. `step` tells apart
 * repeats about the same proof, such as two reminders.
 */
export async function tellApplicant(
  ctx: Ctx,
  row: { id: string; userId: string; companyId: string | null; verificationType: VerificationType },
  event: Event,
  data: Record<string, string | number | Date> = {},
  step = "",
): Promise<void> {
  const [user] = await ctx.db
    .select({ language: users.language })
    .from(users)
    .where(eq(users.id, row.userId));
  const t = await translator(isLocale(user?.language) ? user.language : ctx.locale);
  const owners = row.companyId ? await ownersOf(ctx, row.companyId) : [];
  await port("notify")(
    ctx,
    `identity.${event}`,
    [...new Set([row.userId, ...owners])],
    { type: t(`identity.verification.types.${row.verificationType}`), ...data },
    {
      dedupe: `identity.${event}:${row.id}${step}`,
      entity: { type: "identity.verification", id: row.id },
      link: row.companyId ? `/company/profile?company=${row.companyId}` : "/account/verification",
    },
  );
}
