import { sql } from "drizzle-orm";
import { port } from "../../core/ports";
import { mfaFactors } from "../schema/mfa-factors";

/** Whether a person has a confirmed app or a passkey, as an expression for queries over users. */
export const holdsFactor = () => sql<boolean>`exists(select 1 from ${mfaFactors} f
  where f.user_id = "users"."id" and f.type in ('totp', 'passkey') and f.confirmed_at is not null)`;

/** The roles that give no rights without a second factor, by the setting `auth.mfa_required_roles`. */
export const rolesWithFactor = async (): Promise<readonly string[]> =>
  (await port("setting")("auth.mfa_required_roles")) as readonly string[];

/** Whether one of these roles asks for a second factor. */
export async function mustHaveFactor(roles: readonly string[]): Promise<boolean> {
  if (roles.length === 0) return false;
  const required = await rolesWithFactor();
  return roles.some((role) => required.includes(role));
}
