import type { Ctx } from "../../core/ctx";
import type { MessageParams } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import type { NoticeDefinition } from "../../core/registry";
import { writeLetter } from "../delivery/letter";
import { sealPayload } from "../delivery/payload";
import { insertDeliveries } from "../delivery/queue";
import type { Reader } from "./readers";
import type { Occasion } from "./record";

/** Notices with a one-time link or code go by mail alone: no row of the product keeps the secret once it is sent. */
export async function secretMails(
  ctx: Ctx,
  occasion: Pick<Occasion, "notice" | "dedupeKey" | "priority" | "immediate" | "link">,
  notice: NoticeDefinition,
  readers: readonly Reader[],
  data: MessageParams,
): Promise<void> {
  const rows = await Promise.all(
    readers
      .filter((reader) => !reader.erased)
      .map(async (reader) => {
        const id = uuidv7();
        const letter = await writeLetter(ctx, {
          template: notice.template,
          locale: reader.locale,
          timeZone: reader.timeZone,
          data: { ...data, name: reader.name, ...(occasion.link ? { url: occasion.link } : {}) },
        });
        return {
          id,
          userId: reader.id,
          channel: "email" as const,
          recipient: reader.email,
          category: occasion.notice,
          priority: occasion.priority,
          immediate: occasion.immediate,
          payload: sealPayload(id, { ...letter, secret: true }),
          dedupeKey: `${occasion.dedupeKey}:${reader.id}`,
        };
      }),
  );
  await insertDeliveries(ctx, rows);
}
