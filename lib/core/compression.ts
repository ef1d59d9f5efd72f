import { hash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import compression from "compression";
import fresh from "fresh";
import Negotiator from "negotiator";

/** How much is kept of ready bodies and what they were compressed to, in bytes; the longest unasked goes first. */
const ROOM = 64 * 1024 * 1024;
/** Answers shorter than this, in bytes, are sent as they are. */
const SHORTEST = 1024;

const ENCODERS = {
  br: (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (body: Buffer) => gzipSync(body),
};
type Encoding = keyof typeof ENCODERS;

/** A ready body's ETag and what it was compressed to. */
interface Ready {
  etag: string;
  encoded: Partial<Record<Encoding, Buffer>>;
}
const kept = new Map<string, Ready>();
let bytes = 0;

/**
 * What is known of a body. Pages are known by their text, which Next hands over as the same string each time, so that
 * looking it up reads none of it; buffers by their digest.
 */
function readyOf(body: string | Buffer): Ready {
  const text = typeof body === "string";
  const key = text ? body : hash("sha1", body);
  const known = kept.get(key);
  if (known) kept.delete(key);
  else bytes += key.length;
  const ready = known ?? { etag: `W/"${text ? hash("sha1", body, "base64url") : key}"`, encoded: {} };
  kept.set(key, ready);
  for (const [oldest, { encoded }] of kept) {
    if (bytes <= ROOM) break;
    kept.delete(oldest);
    bytes -= oldest.length + (encoded.br?.length ?? 0) + (encoded.gzip?.length ?? 0);
  }
  return ready;
}

/** A ready body in one of the encodings, worked out once. */
function encode(ready: Ready, body: string | Buffer, encoding: Encoding): Buffer {
  const known = ready.encoded[encoding];
  if (known) return known;
  const made = ENCODERS[encoding](Buffer.from(body as string));
  ready.encoded[encoding] = made;
  bytes += made.length;
  return made;
}

// Brotli at 3 makes a page smaller than gzip at its usual 6, in a quarter of the time.
const streamed = compression({
  threshold: SHORTEST,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } },
});

/**
 * Compresses what a response will send, as far as its client understands and its type gains by it. Next would do so
 * for each request anew, and would digest each body in JavaScript for its ETag, which costs more than all else about a
 * page that is ready made. Such pages, which Next hands over whole, are digested natively here and compressed once for
 * each content; everything else is compressed as it is streamed.
 */
export function compress(req: IncomingMessage, res: ServerResponse): void {
  // The library asks for Express's types and needs Node's alone.
  const [request, response] = [req, res] as unknown as Parameters<typeof streamed>;
  streamed(request, response, () => {});
  const end = res.end.bind(res) as (...given: unknown[]) => ServerResponse;
  res.end = ((...given: unknown[]) => {
    const [body] = given;
    const ready = req.method === "GET" && res.statusCode === 200 && res.hasHeader("x-nextjs-cache");
    if (!ready || res.headersSent || !(typeof body === "string" || Buffer.isBuffer(body)))
      return end(...given);
    const known = readyOf(body);
    const { etag } = known;
    res.setHeader("ETag", etag);
    if (fresh(req.headers, { etag })) {
      res.statusCode = 304;
      res.removeHeader("Content-Length");
      return end();
    }
    const understood = new Negotiator(req).encodings(["br", "gzip"]);
    const encoding = understood.includes("br") ? "br" : understood.includes("gzip") ? "gzip" : null;
    if (!encoding || body.length < SHORTEST || !compression.filter(request, response)) return end(...given);
    const sent = encode(known, body, encoding);
    res.setHeader("Content-Encoding", encoding);
    res.setHeader("Content-Length", sent.length);
    return end(sent);
  }) as typeof res.end;
}
