import { z } from "zod";

/** How every API key begins, so that scanners for leaked secrets know one. */
export const KEY_PREFIX = "gh_";
/** What of a key stays readable, by which its owner tells it from others. */
export const SHOWN_LENGTH = 11;
/** Live keys of one person. */
export const MAX_KEYS = 20;
export const MAX_KEY_DAYS = 365;

export const CreateKeyInput = z.object({
  name: z.string().trim().min(1).max(80),
  scopes: z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [...new Set([given].flat())])
    .pipe(z.array(z.string().max(60)).min(1, "identity.error.keyScopes").max(40)),
  days: z.coerce.number().int().min(1).max(MAX_KEY_DAYS),
});
export type CreateKeyInput = z.output<typeof CreateKeyInput>;

export const RevokeKeyInput = z.object({ id: z.uuid() });

/** Where a key stands, told from its columns. */
export type KeyState = "live" | "expired" | "revoked";

export function keyState(row: { revokedAt: Date | null; expiresAt: Date }, now: Date = new Date()): KeyState {
  if (row.revokedAt) return "revoked";
  return row.expiresAt <= now ? "expired" : "live";
}
