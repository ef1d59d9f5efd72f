import { and, eq, isNull, notInArray } from "drizzle-orm";
import { type Ctx, inTx } from "@/lib/core/ctx";
import { port } from "@/lib/core/ports";
import { holdersOfRoles } from "@/lib/identity/role/holders";
import { systemAlerts } from "../schema/system-alerts";

export type AlertKind = (typeof systemAlerts.$inferSelect)["kind"];
/** One trouble: what tells it apart from others of its kind, what its notice says, where to look. */
export interface Trouble {
  cause?: string;
  data?: Record<string, string | number>;
  link: string;
}

const ENTITY = "platform.alert";
/** The notice of a kind of alert. */
export const noticeFor = (kind: AlertKind): string => `platform.alert.${kind}`;

/** Opens an alert and tells every super admin, in the caller's transaction. One that is open stays as it is. */
export async function raise(ctx: Ctx, kind: AlertKind, trouble: Trouble): Promise<void> {
  const { cause = "", data = {}, link } = trouble;
  await inTx(ctx, async (tx) => {
    const [opened] = await tx.db
      .insert(systemAlerts)
      .values({ kind, cause })
      .onConflictDoNothing()
      .returning({ id: systemAlerts.id });
    if (!opened) return;
    const people = await holdersOfRoles(tx, ["super_admin"]);
    const entity = { type: ENTITY, id: opened.id };
    await port("notify")(tx, noticeFor(kind), people, data, { dedupe: opened.id, entity, link });
  });
}

/** Ends the open alerts of a kind whose causes are not among `troubles`: nobody need read of them any more. */
export async function mend(ctx: Ctx, kind: AlertKind, causes: readonly string[]): Promise<void> {
  await inTx(ctx, async (tx) => {
    const ended = await tx.db
      .update(systemAlerts)
      .set({ endedAt: new Date() })
      .where(
        and(
          eq(systemAlerts.kind, kind),
          isNull(systemAlerts.endedAt),
          causes.length ? notInArray(systemAlerts.cause, [...causes]) : undefined,
        ),
      )
      .returning({ id: systemAlerts.id });
    for (const { id } of ended) await port("retract")(tx, noticeFor(kind), { type: ENTITY, id });
  });
}
