import type { Readable } from "node:stream";

/** First and last byte, both included, as in an HTTP range. */
export interface ByteRange {
  start: number;
  end: number;
}

/** One stored object, as a listing tells it. */
export interface StoredObject {
  key: string;
  bytes: number;
}

/** Where bytes lie: a local folder or any S3-compatible store. Keys are ours, never a person's. */
export interface ObjectStorage {
  kind: "local" | "s3";
  /** Moves a finished temporary file to its key; it is complete there or absent. */
  putFile(key: string, path: string, mediaType: string): Promise<void>;
  put(key: string, bytes: Buffer, mediaType: string): Promise<void>;
  /** The bytes, or a part of them. Throws `ObjectMissing`. */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Removes the bytes; nothing happens when there are none. */
  remove(key: string): Promise<void>;
  /** An address that serves the bytes for a while without us; null where there is none. */
  signedUrl(
    key: string,
    seconds: number,
    headers: { disposition: string; mediaType: string },
  ): Promise<string | null>;
  /** All objects whose keys begin with `prefix` (a folder and `/`), in no certain order. */
  list(prefix: string): AsyncIterable<StoredObject>;
  /** Throws when it cannot be written and read. */
  check(): Promise<void>;
}

/** No bytes lie under this key. */
export class ObjectMissing extends Error {
  constructor(key: string) {
    super(`no stored object ${key}`);
  }
}

const KEY = /^[a-z0-9][a-z0-9_.-]*(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/;

/** Refuses keys that could leave the store. */
export function checkKey(key: string): string {
  if (!KEY.test(key) || key.includes("..")) throw new Error(`not a storage key: ${key}`);
  return key;
}
