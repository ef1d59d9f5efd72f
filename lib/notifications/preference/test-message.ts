import { type Ctx, inTx, personId } from "../../core/ctx";
import { unauthenticated } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import { limit } from "../../core/limits";
import { port } from "../../core/ports";

const SENT = { capacity: 5, perSeconds: 3600 };

/** Tells the caller something harmless, by the ways by which announcements reach the caller. Five an hour. */
export async function sendTestMessage(ctx: Ctx): Promise<void> {
  const me = personId(ctx.actor);
  if (!me) throw unauthenticated();
  await limit(ctx, `test-message:${me}`, SENT);
  await inTx(ctx, (tx) =>
    port("notify")(
      tx,
      "notifications.test",
      [me],
      {},
      {
        dedupe: uuidv7(),
        link: "/account/notifications/settings",
      },
    ),
  );
}
