// The web server: Next's request handler behind a small front that states facts which Next cannot know.
// `next start` would believe any X-Forwarded-For; here the peer's own address is always appended to it.
import { randomUUID } from "node:crypto";
import http from "node:http";
import next from "next";

const port = Number(process.env.PORT ?? 3000);
const dev = process.argv.includes("--dev");
const app = next({ dev, port, dir: process.cwd(), quiet: false });
await app.prepare();
const handle = app.getRequestHandler();

/** What Next would answer with 500: an address that does not decode, a form that names no boundary. */
function isMalformed(req) {
  const type = req.headers["content-type"] ?? "";
  if (/^multipart\/form-data/i.test(type) && !/;\s*boundary=[^;\s]/i.test(type)) return true;
  try {
    decodeURIComponent((req.url ?? "").split("?", 1)[0]);
    return false;
  } catch {
    return true;
  }
}

const server = http.createServer((req, res) => {
  const peer = req.socket.remoteAddress ?? "";
  const claimed = req.headers["x-forwarded-for"];
  req.headers["x-forwarded-for"] = claimed ? `${claimed}, ${peer}` : peer;
  const id = randomUUID();
  req.headers["x-request-id"] = id;
  res.setHeader("X-Request-Id", id);
  if (isMalformed(req)) {
    res.writeHead(400, { "Content-Type": "text/plain; charset=utf-8" });
    res.end("This request is malformed.");
    return;
  }
  handle(req, res).catch((error) => {
    console.error(error);
    if (!res.headersSent) res.writeHead(500);
    res.end();
  });
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
