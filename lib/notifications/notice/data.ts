import type { MessageParams } from "../../core/errors";
import type { StoredData } from "../schema/notifications";

/** Values of a notice as they are kept beside it. */
export function storeData(data: Readonly<MessageParams>): StoredData {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      value instanceof Date ? { at: value.toISOString() } : value,
    ]),
  );
}

/** What `storeData` kept, as texts take it. */
export function readData(stored: StoredData): MessageParams {
  return Object.fromEntries(
    Object.entries(stored).map(([key, value]) => [
      key,
      typeof value === "object" ? new Date(value.at) : value,
    ]),
  );
}
