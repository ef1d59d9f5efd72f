import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { randomToken, sha256 } from "../../core/crypto";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { conflict, notFound, unauthenticated } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import { port } from "../../core/ports";
import { recordStatus } from "../../core/transition";
import { mayImpersonate, requireStepUp } from "../access";
import { holdsAdminRole } from "../role/active";
import { sessions } from "../schema/sessions";
import { users } from "../schema/users";
import type { Device } from "../session/model";
import { IMPERSONATION_MINUTES, type ImpersonateInput } from "./model";

/**
 * Opens a login in which an admin sees what a member sees, and can change nothing. It ends by itself after half an
 * hour, or with the admin's own login. The member is told at once. Answers the row for the cookie.
 */
export async function impersonate(
  ctx: Ctx,
  input: ImpersonateInput,
  device: Device,
): Promise<{ sessionId: string }> {
  const { actor } = ctx;
  if (actor.kind !== "person" || !actor.sessionId) throw unauthenticated();
  return inTx(ctx, async (tx) => {
    const [user] = await tx.db
      .select({ id: users.id, status: users.status, epoch: users.authEpoch, isAdmin: holdsAdminRole() })
      .from(users)
      .where(eq(users.id, input.userId))
      .for("update");
    if (!user) throw notFound();
    allow(mayImpersonate(actor, user));
    requireStepUp(actor);
    if (user.status !== "active") throw conflict("identity.error.notActive");
    const sessionId = uuidv7();
    await tx.db.insert(sessions).values({
      id: sessionId,
      userId: user.id,
      epoch: user.epoch,
      expiresAt: new Date(Date.now() + IMPERSONATION_MINUTES * 60_000),
      ip: tx.address,
      userAgent: device.userAgent.slice(0, 500),
      // Not the admin's browser: it must not count as one that the member signed in with.
      deviceHash: sha256(randomToken()).toString("hex"),
      impersonatorId: actor.id,
      parentId: actor.sessionId,
    });
    // The reason stands in the history, from which erasure can take it; the audit log keeps no free text.
    await recordStatus(tx, "identity.user", user.id, user.status, user.status, {
      code: "impersonated",
      text: input.reason,
    });
    await port("notify")(
      tx,
      "identity.impersonated",
      [user.id],
      { who: actor.name, reason: input.reason, minutes: IMPERSONATION_MINUTES },
      { dedupe: `identity.impersonated:${sessionId}`, link: "/account/security" },
    );
    tx.audit({ action: "identity.user.impersonate", targetType: "identity.user", targetId: user.id });
    return { sessionId };
  });
}

/** Ends looking through another's eyes. Answers the admin's own login, null when that has ended meanwhile. */
export async function endImpersonation(ctx: Ctx): Promise<{ sessionId: string | null; userId: string }> {
  const { actor } = ctx;
  if (actor.kind !== "person" || !actor.impersonatorId || !actor.sessionId) throw notFound();
  const { id: userId, sessionId, impersonatorId } = actor;
  return inTx(
    ctx,
    async (tx) => {
      const [ended] = await tx.db
        .update(sessions)
        .set({ endedAt: new Date(), endReason: "impersonation_over" })
        .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
        .returning({ parentId: sessions.parentId });
      const [own] = ended?.parentId
        ? await tx.db
            .select({ id: sessions.id })
            .from(sessions)
            .where(
              and(
                eq(sessions.id, ended.parentId),
                eq(sessions.userId, impersonatorId),
                isNull(sessions.endedAt),
                gt(sessions.expiresAt, sql`now()`),
              ),
            )
        : [];
      tx.audit({ action: "identity.user.end_impersonation", targetType: "identity.user", targetId: userId });
      return { sessionId: own?.id ?? null, userId };
    },
    { whileImpersonating: true },
  );
}
