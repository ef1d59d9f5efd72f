import { placeOf, unwrap, type WrappedColumn, wrap } from "../../core/wrapping";
import type { DeliveryRow } from "../schema/deliveries";
import type { Letter } from "./letter";

/** Where wrapped messages stand, for the job that carries them over to a new key. */
export const PAYLOADS: WrappedColumn = { table: "notification_deliveries", key: "id", column: "payload" };

/** A message that no notification holds. */
export interface Payload extends Letter {
  /** Holds a one-time link or code: shown to nobody but its recipient. */
  secret?: boolean;
}

/** Wraps a message for the delivery of this id. */
export const sealPayload = (id: string, payload: Payload): Buffer =>
  wrap(Buffer.from(JSON.stringify(payload)), placeOf(PAYLOADS, id));

/** Begins a message that a migration brought in, which could not wrap it. */
const PLAIN = 0;

/** The message of a delivery, or null when it has none left. */
export function openPayload(row: Pick<DeliveryRow, "id" | "payload">): Payload | null {
  if (!row.payload) return null;
  if (row.payload[0] === PLAIN) return JSON.parse(row.payload.subarray(1).toString()) as Payload;
  return JSON.parse(unwrap(row.payload, placeOf(PAYLOADS, row.id)).toString()) as Payload;
}
