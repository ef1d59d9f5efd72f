import { inArray } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { port } from "../../core/ports";
import type { NoticeDefinition } from "../../core/registry";
import { permissionHolders } from "../role/holders";
import { users } from "../schema/users";

/** What people are told about their data and about looks at it. None can be muted. */
export const PRIVACY_NOTICES: readonly NoticeDefinition[] = [
  {
    name: "identity.impersonated",
    type: "account_security",
    template: "identity.notice.impersonated",
    variables: ["who", "reason", "minutes"],
  },
  {
    name: "identity.export_ready",
    type: "account_security",
    template: "identity.notice.exportReady",
    variables: ["days"],
    immediate: true,
  },
  {
    name: "identity.erasure_begun",
    type: "account_security",
    template: "identity.notice.erasureBegun",
    variables: ["at"],
    immediate: true,
  },
  {
    name: "identity.erasure_blocked",
    type: "admin_alert",
    template: "identity.notice.erasureBlocked",
    variables: [],
    priority: "high",
  },
];

/**
 * Tells support, once for each account, that its erasure is due but something stands in the way; the notice itself
 * holds nothing of the person.
 */
export async function tellOfBlocked(ctx: Ctx, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  const support = await permissionHolders(ctx, "users.erase");
  const waiting = await ctx.db
    .select({ id: users.id, since: users.deletedAt })
    .from(users)
    .where(inArray(users.id, [...userIds]));
  for (const { id, since } of waiting)
    await inTx(ctx, (tx) =>
      port("notify")(
        tx,
        "identity.erasure_blocked",
        support,
        {},
        { dedupe: `identity.erasure_blocked:${id}:${since?.getTime()}`, link: `/admin/users/${id}` },
      ),
    );
}
