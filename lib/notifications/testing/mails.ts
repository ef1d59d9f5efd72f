import { asc, eq } from "drizzle-orm";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import type { Letter } from "../delivery/letter";
import { messageFor } from "../delivery/message";
import { openPayload } from "../delivery/payload";
import { type DeliveryRow, notificationDeliveries as d } from "../schema/deliveries";
import { notifications } from "../schema/notifications";

/** A mail as its reader would get it. */
export type TestMail = Letter & Pick<DeliveryRow, "id" | "recipient" | "category" | "status">;

/** The mails to an address, oldest first, with their texts; for tests of every domain. */
export async function mailsTo(address: string): Promise<TestMail[]> {
  const rows = await db()
    .select({ row: d, notification: notifications })
    .from(d)
    .leftJoin(notifications, eq(notifications.id, d.notificationId))
    .where(eq(d.recipient, address))
    .orderBy(asc(d.createdAt), asc(d.id));
  return Promise.all(
    rows.map(async ({ row, notification }) => {
      const letter = openPayload(row) ?? (await messageFor(testCtx(), row, notification));
      if (!letter) throw new Error("This mail has no text any more.");
      const { id, recipient, category, status } = row;
      return { ...letter, id, recipient, category, status };
    }),
  );
}
