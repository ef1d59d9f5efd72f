import { Readable } from "node:stream";
import { STATUS_OF } from "./errors";
import type { FileRow } from "./schema/core";
import { storage } from "./storage";
import { type ByteRange, ObjectMissing } from "./storage-driver";

/** Shown in the browser; everything else is downloaded. */
const INLINE = /^(image\/(jpeg|png|webp|gif)|application\/pdf|audio\/|video\/)/;
const YEAR = 31_536_000;
/** How long an address of the object store that we redirect to stays good. */
const REDIRECT_SECONDS = 300;

/** The bytes to send: the image's narrowest copy that is at least as wide as asked, or the file itself. */
function chosen(file: FileRow, width: number | null) {
  const copies = Object.values(file.variants).sort((a, b) => a.width - b.width);
  const copy = width ? copies.find((c) => c.width >= width) : undefined;
  return copy
    ? { key: copy.key, size: copy.bytes, mediaType: "image/webp", tag: `w${copy.width}` }
    : { key: file.storageKey, size: file.sizeBytes, mediaType: file.mediaType, tag: "full" };
}

/** Content-Disposition for any name (RFC 6266 with RFC 8187's encoding). */
export function disposition(type: "inline" | "attachment", name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `${type}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** A single byte range (RFC 9110, section 14). `undefined` sends all, `null` cannot be satisfied. */
export function parseRange(header: string | null, size: number): ByteRange | null | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  const [, from = "", to = ""] = match;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return start >= size || start > end ? null : { start, end };
}

/**
 * Answers a request for a file that the caller may read: byte ranges, ETag, cache headers by visibility, a policy
 * under which nothing in it can act. With an object store the answer is a redirect to a short-lived address.
 */
export async function serveFile(
  request: Request,
  file: FileRow,
  options: { attachment: boolean; private: boolean },
) {
  const width = Number(new URL(request.url).searchParams.get("w")) || null;
  const part = chosen(file, width);
  const inline = INLINE.test(part.mediaType) && !options.attachment;
  const shown = disposition(inline ? "inline" : "attachment", file.originalName);
  const isPrivate = options.private || file.visibility === "private";
  const common = {
    "cache-control": isPrivate ? "private, no-store" : `public, max-age=${YEAR}, immutable`,
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": isPrivate ? "same-origin" : "cross-origin",
    // Browsers' own PDF viewers do not start in a sandbox; a PDF cannot reach the page's origin anyway.
    "content-security-policy":
      part.mediaType === "application/pdf"
        ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
        : "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  };
  const url = await storage().signedUrl(part.key, REDIRECT_SECONDS, {
    disposition: shown,
    mediaType: part.mediaType,
  });
  if (url)
    return new Response(null, {
      status: 302,
      headers: { location: url, "cache-control": "private, no-store" },
    });

  const etag = `"${file.sha256.toString("base64url")}-${part.tag}"`;
  const headers: Record<string, string> = { ...common, etag, "accept-ranges": "bytes" };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const ifRange = request.headers.get("if-range");
  const range =
    !ifRange || ifRange === etag ? parseRange(request.headers.get("range"), part.size) : undefined;
  if (range === null)
    return new Response(null, {
      status: 416,
      headers: { ...headers, "content-range": `bytes */${part.size}` },
    });
  headers["content-type"] = /^text\//.test(part.mediaType)
    ? `${part.mediaType}; charset=utf-8`
    : part.mediaType;
  headers["content-disposition"] = shown;
  headers["content-length"] = String(range ? range.end - range.start + 1 : part.size);
  if (range) headers["content-range"] = `bytes ${range.start}-${range.end}/${part.size}`;
  const status = range ? 206 : 200;
  if (request.method === "HEAD") return new Response(null, { status, headers });
  try {
    const bytes = await storage().read(part.key, range);
    return new Response(Readable.toWeb(bytes) as ReadableStream, { status, headers });
  } catch (error) {
    if (error instanceof ObjectMissing) return new Response(null, { status: STATUS_OF.not_found });
    throw error;
  }
}
