import { createHash } from "node:crypto";

/** A text for machines with a strong ETag; a client that has it already gets 304 without the text. */
export function answer(request: Request, body: string, type: string, seconds = 300): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const headers = {
    etag,
    "cache-control": `public, max-age=${seconds}`,
    "content-type": `${type}; charset=utf-8`,
  };
  const known = (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""));
  if (known.includes(etag) || known.includes("*")) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}

/** 404 as plain text, for machines. */
export function absent(): Response {
  return new Response("Not found\n", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}
