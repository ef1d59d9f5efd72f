import { onMessage } from "../../core/listen";
import { single } from "../../core/single";
import { UNREAD_CHANNEL } from "./announce";

type Waker = () => void;

/** Streams of one person at a time; the oldest ends when there is one more. */
const MOST = 3;

const hub = () => single("unread-hub", () => new Map<string, { wake: Waker; end: Waker }[]>());

/**
 * Has `wake` called whenever what a person has not read may have changed, until the answered function is called.
 * `end` is called when the person opens more streams than anybody needs.
 */
export function watchUnread(userId: string, wake: Waker, end: Waker): () => void {
  const streams = hub().get(userId) ?? [];
  const mine = { wake, end };
  streams.push(mine);
  hub().set(userId, streams);
  while (streams.length > MOST) streams.shift()?.end();
  return () => {
    const left = (hub().get(userId) ?? []).filter((stream) => stream !== mine);
    if (left.length) hub().set(userId, left);
    else hub().delete(userId);
  };
}

/** Listens for the announcements of all processes; after a lost connection every badge may be old. */
export function followUnread(): void {
  onMessage(UNREAD_CHANNEL, {
    on: (payload) => {
      for (const id of payload.split(",")) for (const { wake } of hub().get(id) ?? []) wake();
    },
    resync: () => {
      for (const streams of hub().values()) for (const { wake } of streams) wake();
    },
  });
}
