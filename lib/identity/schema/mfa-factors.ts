import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytea, id, instant, timestamps } from "../../core/schema/columns";
import { factorType } from "./enums";
import { users } from "./users";

/** Second factors and recovery codes. */
export const mfaFactors = pgTable(
  "mfa_factors",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    type: factorType("type").notNull(),
    label: text("label").notNull(),
    /** Sealed under the person's data key. */
    secret: bytea("secret"),
    codeHash: bytea("code_hash"),
    credentialId: bytea("credential_id"),
    publicKey: bytea("public_key"),
    signCount: bigint("sign_count", { mode: "number" }),
    /** How browsers reach the passkey: `internal`, `hybrid`, `usb` and the like. */
    transports: text("transports").array(),
    /** Whether the passkey is kept by an account of its maker's, so that it outlives its device. */
    backedUp: boolean("backed_up"),
    confirmedAt: instant("confirmed_at"),
    /** The last TOTP step used; a step works once. */
    lastStep: bigint("last_step", { mode: "number" }),
    usedAt: instant("used_at"),
    ...timestamps(),
  },
  (t) => [
    uniqueIndex("mfa_factors_one_totp")
      .on(t.userId)
      .where(sql`${t.type} = 'totp' and ${t.confirmedAt} is not null`),
    unique("mfa_factors_credential_unique").on(t.credentialId),
    index("mfa_factors_user").on(t.userId),
    check(
      "mfa_factors_passkey_whole",
      sql`${t.type} <> 'passkey' or (${t.credentialId} is not null and ${t.publicKey} is not null
        and ${t.signCount} is not null and ${t.confirmedAt} is not null)`,
    ),
  ],
);
