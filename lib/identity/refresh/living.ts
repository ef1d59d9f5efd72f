import { and, gt, isNull, sql } from "drizzle-orm";
import { refreshTokens } from "../schema/sessions";

/** The newest token of a family that lives, as a condition: it speaks for the family. */
export const livingToken = () =>
  and(
    isNull(refreshTokens.rotatedAt),
    isNull(refreshTokens.revokedAt),
    gt(refreshTokens.expiresAt, sql`now()`),
  );
