import { createReadStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { randomToken } from "./crypto";
import type { Env } from "./env";
import { checkKey, ObjectMissing, type ObjectStorage } from "./storage-driver";

/** Keeps objects in a bucket of Amazon S3 or of anything that speaks its protocol (path-style addresses). */
export function s3Storage(bucket: string, e: Env): ObjectStorage {
  const client = new S3Client({
    region: e.S3_REGION,
    endpoint: e.S3_ENDPOINT,
    forcePathStyle: Boolean(e.S3_ENDPOINT),
    // Many compatible stores do not know the newer checksum headers.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    credentials: {
      accessKeyId: e.S3_ACCESS_KEY_ID as string,
      secretAccessKey: e.S3_SECRET_ACCESS_KEY as string,
    },
  });
  const at = (key: string) => ({ Bucket: bucket, Key: checkKey(key) });
  return {
    kind: "s3",
    async putFile(key, path, mediaType) {
      const { size } = await stat(path);
      const Body = createReadStream(path);
      await client.send(
        new PutObjectCommand({ ...at(key), Body, ContentLength: size, ContentType: mediaType }),
      );
      await rm(path, { force: true });
    },
    async put(key, bytes, mediaType) {
      await client.send(new PutObjectCommand({ ...at(key), Body: bytes, ContentType: mediaType }));
    },
    async read(key, range) {
      const Range = range ? `bytes=${range.start}-${range.end}` : undefined;
      try {
        const { Body } = await client.send(new GetObjectCommand({ ...at(key), Range }));
        if (Body instanceof Readable) return Body;
        throw new ObjectMissing(key);
      } catch (error) {
        throw error instanceof NoSuchKey ? new ObjectMissing(key) : error;
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },
    async *list(prefix) {
      const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix });
      for await (const page of pages)
        for (const { Key, Size } of page.Contents ?? []) if (Key) yield { key: Key, bytes: Size ?? 0 };
    },
    signedUrl(key, seconds, { disposition, mediaType }) {
      const command = new GetObjectCommand({
        ...at(key),
        ResponseContentDisposition: disposition,
        ResponseContentType: mediaType,
      });
      return getSignedUrl(client, command, { expiresIn: seconds });
    },
    async check() {
      const key = `health/${randomToken(6)}`;
      await this.put(key, Buffer.from(key), "text/plain");
      await this.remove(key);
    },
  };
}
