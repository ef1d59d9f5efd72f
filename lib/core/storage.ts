import { env } from "./env";
import { single } from "./single";
import type { ObjectStorage } from "./storage-driver";
import { localStorage } from "./storage-local";
import { s3Storage } from "./storage-s3";

/** The configured store. */
export function storage(): ObjectStorage {
  return single("storage", () => {
    const e = env();
    return e.S3_BUCKET ? s3Storage(e.S3_BUCKET, e) : localStorage(e.STORAGE_DIR);
  });
}
