import postgres from "postgres";
import { randomToken } from "./crypto";
import { env } from "./env";
import { log } from "./log";
import { single } from "./single";

/** What a subscriber of a channel does: `on` for each message; `resync` whenever messages may have been missed. */
interface Subscriber {
  on(payload: string): void;
  resync(): void;
}

interface Listener {
  channels: Map<string, Subscriber>;
  sql: postgres.Sql | null;
  /** The heartbeat that has not come back yet; other processes' beats pass by on the same channel. */
  awaited: string | null;
  timer: NodeJS.Timeout | null;
}

const HEARTBEAT = "guildhall_alive";
const self = () =>
  single<Listener>("listener", () => ({ channels: new Map(), sql: null, awaited: null, timer: null }));

/** Declares what a channel's messages do; they arrive once `startListening` ran. At most once, ids only. */
export function onMessage(channel: string, subscriber: Subscriber): void {
  self().channels.set(channel, subscriber);
  const { sql } = self();
  if (sql) void listen(sql, channel, subscriber);
}

/**
 * Opens this process's one LISTEN connection. A heartbeat that travels through the database tells a silent
 * connection from a quiet one; a lost one is opened anew, and subscribers resynchronize. The heart beats `every` so many
 * milliseconds and must be heard `within` so many.
 */
export function startListening({ every, within } = { every: 15_000, within: 5_000 }): void {
  const state = self();
  if (state.timer) return;
  state.timer = setInterval(() => void beat(within), every);
  state.timer.unref();
  void open();
}

/** Closes the connection; for shutdown and tests. */
export async function stopListening(): Promise<void> {
  const state = self();
  if (state.timer) clearInterval(state.timer);
  state.timer = null;
  const { sql } = state;
  state.sql = null;
  await sql?.end({ timeout: 1 }).catch(() => undefined);
}

async function listen(sql: postgres.Sql, channel: string, subscriber: Subscriber): Promise<void> {
  await sql.listen(channel, subscriber.on, subscriber.resync);
}

async function open(): Promise<void> {
  const state = self();
  const sql = postgres(env().DATABASE_URL, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: { application_name: "guildhall-listen" },
  });
  state.sql = sql;
  try {
    await sql.listen(HEARTBEAT, (payload) => {
      if (payload === state.awaited) state.awaited = null;
    });
    for (const [channel, subscriber] of state.channels) await listen(sql, channel, subscriber);
  } catch (error) {
    log().warn({ err: error }, "the LISTEN connection could not be opened");
  }
}

async function beat(within: number): Promise<void> {
  const state = self();
  const { sql } = state;
  if (!sql) return;
  const token = randomToken(6);
  state.awaited = token;
  try {
    await sql.notify(HEARTBEAT, token);
    await new Promise((resolve) => setTimeout(resolve, within));
    if (state.awaited !== token || state.sql !== sql) return;
  } catch (error) {
    log().debug({ err: error }, "the LISTEN connection's heartbeat failed");
  }
  if (state.sql !== sql) return;
  log().warn("the LISTEN connection was lost and is opened anew");
  await sql.end({ timeout: 1 }).catch(() => undefined);
  if (state.timer) await open();
}
