import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { env } from "./env";
import { ObjectMissing, type ObjectStorage } from "./storage-driver";
import { localStorage } from "./storage-local";
import { s3Storage } from "./storage-s3";

/** As much of the S3 protocol as the driver speaks: PUT, GET with Range, DELETE, all of them signed. */
function fakeS3() {
  const objects = new Map<string, { body: Buffer; type: string }>();
  const server = http.createServer(async (req, res) => {
    const url = new URL(req.url ?? "/", "http://localhost");
    const signed =
      req.headers.authorization?.startsWith("AWS4-HMAC-SHA256") || url.searchParams.has("X-Amz-Signature");
    if (!signed) return void res.writeHead(403).end();
    const found = objects.get(url.pathname);
    if (req.method === "PUT") {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk as Buffer);
      objects.set(url.pathname, { body: Buffer.concat(chunks), type: req.headers["content-type"] ?? "" });
      return void res.writeHead(200).end();
    }
    if (req.method === "DELETE") {
      objects.delete(url.pathname);
      return void res.writeHead(204).end();
    }
    if (!found) {
      res.writeHead(404, { "content-type": "application/xml" });
      return void res.end("<Error><Code>NoSuchKey</Code><Message>absent</Message></Error>");
    }
    const range = /bytes=(\d+)-(\d+)/.exec(req.headers.range ?? "");
    const body = range ? found.body.subarray(Number(range[1]), Number(range[2]) + 1) : found.body;
    const disposition = url.searchParams.get("response-content-disposition");
    res.writeHead(range ? 206 : 200, {
      "content-type": url.searchParams.get("response-content-type") ?? found.type,
      ...(disposition ? { "content-disposition": disposition } : {}),
    });
    res.end(body);
  });
  return { objects, server };
}

const { objects, server } = fakeS3();
let folder = "";
let drivers: Record<"local" | "s3", ObjectStorage>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "guildhall-storage-"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const s3 = { ...env(), S3_ENDPOINT: endpoint, S3_ACCESS_KEY_ID: "key", S3_SECRET_ACCESS_KEY: "secret" };
  drivers = { local: localStorage(path.join(folder, "store")), s3: s3Storage("bucket", s3) };
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const bytesOf = async (store: ObjectStorage, key: string, range?: { start: number; end: number }) =>
  Buffer.concat(await (await store.read(key, range)).toArray()).toString();

describe.each(["local", "s3"] as const)("the %s store", (kind) => {
  test("keeps, reads in part, and removes", async () => {
    const store = drivers[kind];
    await store.put("test/things/one", Buffer.from("hello, world"), "text/plain");
    expect(await bytesOf(store, "test/things/one")).toBe("hello, world");
    expect(await bytesOf(store, "test/things/one", { start: 7, end: 11 })).toBe("world");
    const file = path.join(folder, `upload-${kind}`);
    await writeFile(file, "from a file");
    await store.putFile("test/things/two", file, "text/plain");
    expect(await bytesOf(store, "test/things/two")).toBe("from a file");
    expect(await readdir(folder)).not.toContain(`upload-${kind}`);
    await store.remove("test/things/one");
    await store.remove("test/things/one");
    await expect(store.read("test/things/one")).rejects.toBeInstanceOf(ObjectMissing);
    await store.check();
  });

  test("refuses keys that could leave it", async () => {
    for (const key of ["../x", "a/../../x", "/etc/passwd", "a//b", "a", "a/\0", "A/b"])
      await expect(Promise.resolve().then(() => drivers[kind].read(key))).rejects.toThrow(
        "not a storage key",
      );
  });
});

test("the S3 store signs addresses that serve under the right name and type", async () => {
  await drivers.s3.put("test/things/three", Buffer.from("%PDF"), "application/octet-stream");
  expect([...objects.keys()]).toContain("/bucket/test/things/three");
  const url = await drivers.s3.signedUrl("test/things/three", 300, {
    disposition: 'attachment; filename="a.pdf"',
    mediaType: "application/pdf",
  });
  const answer = await fetch(url as string);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="a.pdf"');
  expect(await drivers.local.signedUrl("a/b", 300, { disposition: "", mediaType: "" })).toBeNull();
});
