import { eq } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { beginTotp, confirmTotp } from "../factor/commands";
import { codeAt } from "../factor/totp";
import { secretPlace } from "../factor/verify";
import { mfaFactors } from "../schema/mfa-factors";
import { open } from "../seal";

/** The secret of a person's app, as the phone would hold it. */
export async function secretOf(ctx: Ctx, userId: string): Promise<Buffer> {
  const rows = await db().select().from(mfaFactors).where(eq(mfaFactors.userId, userId));
  const row = rows.find((r) => r.type === "totp");
  const secret = row?.secret && (await open(ctx, userId, row.secret, secretPlace(row.id)));
  if (!secret) throw new Error("This person has no app.");
  return secret;
}

/** Sets up an app for the person of a context; it forgets the step used, so that its code works again at once. */
export async function withApp(ctx: Ctx, userId: string): Promise<{ codes: string[]; code: () => string }> {
  await beginTotp(ctx);
  const secret = await secretOf(ctx, userId);
  const { codes } = await confirmTotp(ctx, { code: codeAt(secret) });
  await db().update(mfaFactors).set({ lastStep: null }).where(eq(mfaFactors.userId, userId));
  return { codes, code: () => codeAt(secret) };
}
