import { and, eq, isNotNull, ne } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { conflict, invalid } from "../../core/errors";
import { showCompany } from "../company/shown";
import { companies } from "../schema/companies";
import { mentorProfiles, studentProfiles } from "../schema/profiles";
import { userVerifications } from "../schema/verifications";
import type { VerificationType } from "./model";

type Verification = Pick<
  typeof userVerifications.$inferSelect,
  "id" | "userId" | "companyId" | "verificationType"
>;

/** The number in the person's profile that a proof of student or staff confirms; null for other types. */
export async function profileNumber(
  ctx: Ctx,
  type: VerificationType,
  userId: string,
): Promise<string | null> {
  if (type === "student") {
    const [row] = await ctx.db
      .select({ number: studentProfiles.usn })
      .from(studentProfiles)
      .where(eq(studentProfiles.userId, userId))
      .for("update");
    if (!row?.number) throw invalid("identity.error.usnFirst");
    return row.number;
  }
  if (type === "staff") {
    const [row] = await ctx.db
      .select({ number: mentorProfiles.employeeId })
      .from(mentorProfiles)
      .where(eq(mentorProfiles.userId, userId))
      .for("update");
    if (!row?.number) throw invalid("identity.error.employeeIdFirst");
    return row.number;
  }
  return null;
}

/**
 * What a proof does: confirms the number of a student or of staff, verifies a company. Throws `conflict` when the
 * number is another now than the one that was proved.
 */
export async function applyEffect(ctx: Ctx, row: Verification, proved: string | null): Promise<void> {
  const { userId, companyId, verificationType: type } = row;
  const now = new Date();
  if (type === "student" || type === "staff") {
    if ((await profileNumber(ctx, type, userId)) !== proved) throw conflict("identity.error.numberChanged");
    if (type === "student")
      await ctx.db
        .update(studentProfiles)
        .set({ usnConfirmedAt: now })
        .where(eq(studentProfiles.userId, userId));
    else
      await ctx.db
        .update(mentorProfiles)
        .set({ employeeIdConfirmedAt: now })
        .where(eq(mentorProfiles.userId, userId));
  }
  if (type === "company" && companyId) {
    await setVerified(ctx, companyId, now);
  }
}

/** Takes back what a proof did, unless another proof of the same still holds. */
export async function undoEffect(ctx: Ctx, row: Verification): Promise<void> {
  const { userId, companyId, verificationType: type } = row;
  const [other] = await ctx.db
    .select({ id: userVerifications.id })
    .from(userVerifications)
    .where(
      and(
        companyId ? eq(userVerifications.companyId, companyId) : eq(userVerifications.userId, userId),
        eq(userVerifications.verificationType, type),
        eq(userVerifications.status, "verified"),
        ne(userVerifications.id, row.id),
      ),
    );
  if (other) return;
  if (type === "student")
    await ctx.db
      .update(studentProfiles)
      .set({ usnConfirmedAt: null })
      .where(and(eq(studentProfiles.userId, userId), isNotNull(studentProfiles.usnConfirmedAt)));
  if (type === "staff")
    await ctx.db
      .update(mentorProfiles)
      .set({ employeeIdConfirmedAt: null })
      .where(and(eq(mentorProfiles.userId, userId), isNotNull(mentorProfiles.employeeIdConfirmedAt)));
  if (type === "company" && companyId) {
    await setVerified(ctx, companyId, null);
  }
}

async function setVerified(ctx: Ctx, companyId: string, verifiedAt: Date | null): Promise<void> {
  const [company] = await ctx.db
    .update(companies)
    .set({ verifiedAt })
    .where(eq(companies.id, companyId))
    .returning({ id: companies.id, slug: companies.slug });
  if (company) await showCompany(ctx, company);
}
