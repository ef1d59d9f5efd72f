import { makeCtx, type PersonActor } from "../../core/ctx";
import { log } from "../../core/log";
import { port } from "../../core/ports";
import { countUnreadOf } from "../notification/queries";
import { watchUnread } from "./hub";

/** A line every so often keeps proxies from ending the stream; in milliseconds. */
const HEARTBEAT = 25_000;
/** Announcements within this time are answered together. */
const GATHER = 150;

/**
 * The number of unread notifications as server-sent events (HTML Living Standard, 9.2): at once, and whenever it
 * changes. The login is looked at again before each event and at each heartbeat; when it has ended, so does this.
 */
export function unreadStream(actor: PersonActor, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop: () => void = () => undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let timer: NodeJS.Timeout | null = null;
      let last = -1;
      const say = (text: string) => controller.enqueue(encoder.encode(text));
      const end = () => {
        stop();
        try {
          controller.close();
        } catch {
          // The reader went first.
        }
      };
      const lives = async () => !actor.sessionId || (await port("loadSession")(actor.sessionId)) !== null;
      // One after another: an older number must not come after a newer one.
      let told: Promise<void> = Promise.resolve();
      const tell = () => {
        timer = null;
        told = told.then(tellNow);
      };
      const tellNow = async () => {
        try {
          if (!(await lives())) return end();
          const unread = await countUnreadOf(makeCtx(), actor.id);
          if (unread === last) return;
          last = unread;
          say(`event: unread\ndata: ${unread}\n\n`);
        } catch (error) {
          log().debug({ err: error }, "a stream of unread counts ended");
          end();
        }
      };
      const wake = () => {
        timer ??= setTimeout(tell, GATHER);
      };
      const unwatch = watchUnread(actor.id, wake, end);
      const beat = setInterval(() => {
        void lives().then(
          (alive) => {
            if (!alive) return end();
            try {
              say(": \n\n");
            } catch {
              end();
            }
          },
          () => end(),
        );
      }, HEARTBEAT);
      stop = () => {
        unwatch();
        clearInterval(beat);
        if (timer) clearTimeout(timer);
      };
      signal.addEventListener("abort", end);
      tell();
    },
    cancel: () => stop(),
  });
}
