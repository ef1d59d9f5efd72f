import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { mfaFactors } from "../schema/mfa-factors";
import { open } from "../seal";
import { mustHaveFactor } from "./required";
import { enrolment } from "./totp";
import { secretPlace } from "./verify";

/** A passkey, as its owner sees it. */
export interface OwnPasskey {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  /** It outlives its device: an account at its keeper's holds it. */
  isBackedUp: boolean;
}

/** What a person sees of the own second factors. */
export interface OwnFactor {
  /** The app; null without one. */
  app: { since: Date; lastUsedAt: Date | null } | null;
  /** The oldest first. */
  passkeys: OwnPasskey[];
  /** Whether signing in with a password takes a second step. */
  isOn: boolean;
  recoveryCodes: number;
  /** A role of the person asks for it. */
  required: boolean;
}

/** The caller's second factors; null for visitors. */
export async function getOwnFactor(ctx: Ctx): Promise<OwnFactor | null> {
  const { actor } = ctx;
  if (actor.kind !== "person") return null;
  const rows = await ctx.db
    .select({
      id: mfaFactors.id,
      type: mfaFactors.type,
      label: mfaFactors.label,
      backedUp: mfaFactors.backedUp,
      createdAt: mfaFactors.createdAt,
      confirmedAt: mfaFactors.confirmedAt,
      usedAt: mfaFactors.usedAt,
    })
    .from(mfaFactors)
    .where(and(eq(mfaFactors.userId, actor.id), isNotNull(mfaFactors.confirmedAt)))
    .orderBy(mfaFactors.id);
  const app = rows.find(({ type }) => type === "totp");
  const passkeys = rows.filter(({ type }) => type === "passkey");
  return {
    app: app?.confirmedAt ? { since: app.confirmedAt, lastUsedAt: app.usedAt } : null,
    passkeys: passkeys.map((row) => ({
      id: row.id,
      name: row.label,
      createdAt: row.createdAt,
      lastUsedAt: row.usedAt,
      isBackedUp: row.backedUp ?? false,
    })),
    isOn: app !== undefined || passkeys.length > 0,
    recoveryCodes: rows.filter(({ type, usedAt }) => type === "recovery_code" && !usedAt).length,
    required: await mustHaveFactor(actor.roles),
  };
}

/** The caller's app that waits for its first code: what the app must be shown. Null when none waits. */
export async function getOwnEnrolment(ctx: Ctx): Promise<ReturnType<typeof enrolment> | null> {
  const userId = personId(ctx.actor);
  if (!userId || ctx.actor.kind !== "person") return null;
  const [row] = await ctx.db
    .select({ id: mfaFactors.id, secret: mfaFactors.secret })
    .from(mfaFactors)
    .where(and(eq(mfaFactors.userId, userId), eq(mfaFactors.type, "totp"), isNull(mfaFactors.confirmedAt)));
  const secret = row?.secret && (await open(ctx, userId, row.secret, secretPlace(row.id)));
  if (!secret) return null;
  const issuer = await ctx.setting<string>("general.institution_name");
  return enrolment(secret, { issuer, label: ctx.actor.email });
}
