import { type Ctx, personId } from "./ctx";
import { single } from "./single";

/** How long something is shown before it is read again, in milliseconds; its person's own acts end it at once. */
const AGE = 15_000;
/** How many readings a process keeps. */
const KEPT = 4_000;

interface Reading {
  at: number;
  read: Promise<unknown>;
}
const readings = () => single("kept-readings", () => new Map<string, Reading>());

/**
 * What `read` answers, or answered the caller under this name within the last 15 seconds: for figures that many of
 * their pages show and that few acts change. A failed reading is not kept. The name must tell the language, if `read`
 * answers in one.
 */
export function kept<T>(ctx: Ctx, name: string, read: () => Promise<T>): Promise<T> {
  const all = readings();
  const key = `${personId(ctx.actor) ?? ""} ${name}`;
  const known = all.get(key);
  if (known && Date.now() - known.at < AGE) return known.read as Promise<T>;
  const reading = read();
  reading.catch(() => all.delete(key));
  all.delete(key);
  const [oldest] = all.keys();
  if (all.size >= KEPT && oldest !== undefined) all.delete(oldest);
  all.set(key, { at: Date.now(), read: reading });
  return reading;
}

/** Makes everything kept for the caller be read anew, who has just changed something. */
export function forgetKept(ctx: Ctx): void {
  const own = `${personId(ctx.actor) ?? ""} `;
  for (const key of readings().keys()) if (key.startsWith(own)) readings().delete(key);
}
