import { once } from "node:events";
import { createServer, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compress } from "./compression";

const PAGE = `<!doctype html>${"<p>Weaving, Saturday at ten.</p>".repeat(200)}`;
let server: Server;

/** What the product does before `compress` meets it, by path. */
const ANSWERS: Record<string, (res: ServerResponse) => void> = {
  "/ready": (res) => res.setHeader("x-nextjs-cache", "HIT").end(PAGE),
  "/made": (res) => res.end(PAGE),
  "/streamed": (res) => {
    res.write(PAGE.slice(0, 3000));
    res.end(PAGE.slice(3000));
  },
  "/short": (res) => res.setHeader("x-nextjs-cache", "HIT").end("<p>Short</p>"),
  "/absent": (res) => {
    res.statusCode = 404;
    res.setHeader("x-nextjs-cache", "HIT").end(PAGE);
  },
};

beforeAll(async () => {
  server = createServer((req, res) => {
    compress(req, res);
    res.setHeader("Content-Type", "text/html; charset=utf-8");
    ANSWERS[req.url as string]?.(res);
  }).listen(0);
  await once(server, "listening");
});
afterAll(() => server.close());

/** Asks as it stands on the wire: fetch would decompress and hide the headers. */
async function ask(path: string, headers: Record<string, string> = {}, method = "GET") {
  const { port } = server.address() as AddressInfo;
  const sent = request({ port, path, method, headers }).end();
  const [answer] = await once(sent, "response");
  const body = Buffer.concat(await answer.toArray());
  return { status: answer.statusCode as number, headers: answer.headers, body };
}

test("a ready page comes as its reader understands it, with its length and what it varies by", async () => {
  const plain = await ask("/ready");
  expect(plain.body.toString()).toBe(PAGE);
  const brotli = await ask("/ready", { "accept-encoding": "gzip, deflate, br" });
  expect(brotli.headers).toMatchObject({ "content-encoding": "br", vary: "Accept-Encoding" });
  expect(Number(brotli.headers["content-length"])).toBe(brotli.body.length);
  expect(brotliDecompressSync(brotli.body).toString()).toBe(PAGE);
  const gzip = await ask("/ready", { "accept-encoding": "gzip, br;q=0" });
  expect(gunzipSync(gzip.body).toString()).toBe(PAGE);
  expect(new Set([plain, brotli, gzip].map((answer) => answer.headers.etag)).size).toBe(1);
});

test("who has a ready page already is told so, and nobody else is", async () => {
  const { etag } = (await ask("/ready")).headers;
  const again = await ask("/ready", { "if-none-match": etag as string });
  expect(again).toMatchObject({ status: 304, headers: { etag } });
  expect(again.body).toHaveLength(0);
  expect((await ask("/ready", { "if-none-match": 'W/"another"' })).status).toBe(200);
});

test("what is made for one request is compressed as it goes, and names no ETag", async () => {
  for (const path of ["/made", "/streamed"]) {
    const answer = await ask(path, { "accept-encoding": "gzip" });
    expect(answer.headers["content-encoding"]).toBe("gzip");
    expect(answer.headers.etag).toBeUndefined();
    expect(gunzipSync(answer.body).toString()).toBe(PAGE);
  }
});

test("short answers, other states than 200 and HEAD are left alone", async () => {
  const short = await ask("/short", { "accept-encoding": "br" });
  expect(short.body.toString()).toBe("<p>Short</p>");
  expect(short.headers["content-encoding"]).toBeUndefined();
  expect((await ask("/absent", { "accept-encoding": "identity" })).headers.etag).toBeUndefined();
  expect((await ask("/ready", { "accept-encoding": "br" }, "HEAD")).body).toHaveLength(0);
});
