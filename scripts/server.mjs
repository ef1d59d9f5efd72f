// The web server: Next's request handler behind a small front that states facts which Next cannot know.
// `next start` would believe any X-Forwarded-For; here the peer's own address is always appended to it.
import { randomBytes, randomUUID } from "node:crypto";
import http from "node:http";
import next from "next";
import { compress } from "../lib/core/compression.ts";
import { countedRequest } from "../lib/core/request-queries.ts";
import { WORKSPACES, workspacePolicy } from "../lib/core/security-headers.ts";
import { single } from "../lib/core/single.ts";

const port = Number(process.env.PORT ?? 3000);
const dev = process.argv.includes("--dev");
const app = next({ dev, port, dir: process.cwd(), quiet: false });
await app.prepare();
const handle = app.getRequestHandler();

const isMultipart = (req) => /^multipart\/form-data/i.test(req.headers["content-type"] ?? "");

/** What Next would answer with 500: an address that does not decode, a form that names no boundary. */
function isMalformed(req) {
  if (isMultipart(req) && !/;\s*boundary=[^;\s]/i.test(req.headers["content-type"])) return true;
  try {
    decodeURIComponent((req.url ?? "").split("?", 1)[0]);
    return false;
  } catch {
    return true;
  }
}

const workspace = new RegExp(`^/(?:[a-z]{2}/)?(?:${WORKSPACES.join("|")})(?:[/?]|$)`);

/** Gives workspace pages a policy with a nonce, which Next puts on its scripts; nobody else may name one to Next. */
function setPolicy(req, res) {
  delete req.headers["content-security-policy"];
  if (!workspace.test(req.url ?? "")) return;
  const policy = workspacePolicy(randomBytes(16).toString("base64"));
  req.headers["content-security-policy"] = policy;
  res.setHeader("Content-Security-Policy", policy);
}

/** Whether a request that changes something comes from the product's own pages (or from no browser at all). */
function isOwn(req) {
  const { origin } = req.headers;
  if (!origin) return true;
  try {
    return new URL(origin).host === (req.headers["x-forwarded-host"] ?? req.headers.host);
  } catch {
    return false;
  }
}

/** What is refused before Next sees it: Next would answer each of these with 500. Null when there is nothing. */
function refusal(req) {
  if (isMalformed(req)) return [400, "This request is malformed."];
  const changes = req.method !== "GET" && req.method !== "HEAD";
  // Routes under /api check the origin themselves.
  if (changes && !req.url?.startsWith("/api/") && !isOwn(req))
    return [403, "This request came from another site and was refused."];
  return null;
}

/** Ids of the requests whose action has begun, which lib/core/action.ts notes. */
const begun = single("begun-actions", () => new Set());

/**
 * Mends what Next says wrongly just before it leaves. A redirect that was not cached names its address twice. A body
 * that cannot be decoded for an action answers 500, though the fault is the sender's: told by the action not having
 * begun, because actions mask their own faults.
 */
function mendAnswer(req, res, id) {
  const isForm = req.method === "POST" && ("next-action" in req.headers || isMultipart(req));
  const writeHead = res.writeHead;
  res.writeHead = function (status, ...rest) {
    const location = res.getHeader("location");
    if (Array.isArray(location)) res.setHeader("location", location[0]);
    const isTheirs = status === 500 && isForm && !begun.has(id);
    return writeHead.call(this, isTheirs ? 400 : status, ...rest);
  };
  res.once("close", () => begun.delete(id));
}

const server = http.createServer((req, res) => {
  const peer = req.socket.remoteAddress ?? "";
  const claimed = req.headers["x-forwarded-for"];
  req.headers["x-forwarded-for"] = claimed ? `${claimed}, ${peer}` : peer;
  const id = randomUUID();
  req.headers["x-request-id"] = id;
  res.setHeader("X-Request-Id", id);
  setPolicy(req, res);
  mendAnswer(req, res, id);
  const refused = refusal(req);
  if (refused) {
    res.writeHead(refused[0], { "Content-Type": "text/plain; charset=utf-8" });
    res.end(refused[1]);
    return;
  }
  compress(req, res);
  const answer = () =>
    handle(req, res).catch((error) => {
      console.error(error);
      if (!res.headersSent) res.writeHead(500);
      res.end();
    });
  if ("x-count-queries" in req.headers) countedRequest(id, res, answer);
  else answer();
});
if (dev) server.on("upgrade", app.getUpgradeHandler());
server.keepAliveTimeout = 65_000;
server.requestTimeout = 120_000;
server.listen(port, () => console.log(`Listening on port ${port}`));

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    // Let running requests end, then go; a hanging one must not hold the deployment up.
    setTimeout(() => process.exit(0), 8000).unref();
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
