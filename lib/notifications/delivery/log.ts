import type { LogLine } from "../schema/deliveries";

const KEPT_LINES = 20;

/** The log with one more line; only the newest twenty stay. */
export function logged(log: readonly LogLine[], action: string, details?: string, event?: string): LogLine[] {
  const line: LogLine = { at: new Date().toISOString(), action };
  if (details) line.details = details.slice(0, 500);
  if (event) line.event = event;
  return [...log, line].slice(-KEPT_LINES);
}
