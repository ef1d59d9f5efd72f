import { z } from "zod";

/** Recovery codes that a person holds at once; each works once. */
export const RECOVERY_CODES = 10;
/** RFC 6238 with the parameters that every authenticator app knows. */
export const TOTP = { algorithm: "SHA1", digits: 6, period: 30 } as const;

/** Letters and digits that cannot be taken for one another when written by hand (Crockford's base 32). */
export const RECOVERY_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** What was typed as a code: six digits of an app, or a recovery code; null when it is neither. */
export function readCode(typed: string): { kind: "totp" | "recovery"; code: string } | null {
  const code = typed.normalize("NFKC").toLowerCase().replace(/[\s-]/g, "");
  if (/^[0-9]{6}$/.test(code)) return { kind: "totp", code };
  const plain = code.replace(/o/g, "0").replace(/[il]/g, "1");
  return new RegExp(`^[${RECOVERY_ALPHABET}]{10}$`).test(plain) ? { kind: "recovery", code: plain } : null;
}

/** A recovery code as people read it: `4k7qm-x2p9d`. */
export const showRecoveryCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** A code of an app or a recovery code, as typed. */
export const SecondFactorCode = z.string().trim().min(1).max(40);

export const SecondFactorInput = z.object({ code: SecondFactorCode });
export const ConfirmTotpInput = z.object({
  code: z
    .string()
    .transform((text) => text.replace(/\s/g, ""))
    .pipe(z.string().regex(/^[0-9]{6}$/, "identity.error.codeForm")),
});
export const ResetFactorsInput = z.object({
  userId: z.uuid(),
  reason: z.string().trim().min(3).max(500),
});
export type ResetFactorsInput = z.output<typeof ResetFactorsInput>;
