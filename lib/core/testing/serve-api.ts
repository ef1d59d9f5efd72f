import { readdirSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { Readable } from "node:stream";
import { answering } from "./request-headers";

type Handler = (request: Request, segment: { params: Promise<unknown> }) => Promise<Response>;

const root = path.resolve(import.meta.dirname, "../../..");

/** Every route file of `app/` outside of the pages, as a pattern over its address. */
const routes = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts" && !file.startsWith("["))
  .map((file) => {
    const names: string[] = [];
    const pattern = path.posix
      .dirname(file)
      .replace(/[.]/g, "\\.")
      .replace(/\[(\w+)\]/g, (_, name: string) => {
        names.push(name);
        return "([^/]+)";
      });
    return { file, names, pattern: new RegExp(`^/${pattern}/?$`) };
  })
  // A fixed segment wins over one in brackets.
  .sort((a, b) => a.names.length - b.names.length);

/**
 * Serves the product's API over HTTP, as far as its routes go: for clients in tests against a test's own database.
 * The test mocks next/headers by `request-headers.ts`; there is no login by cookie. Answers address and stop.
 */
export async function serveApi(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((from, to) => void respond(from, to));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function respond(from: IncomingMessage, to: ServerResponse): Promise<void> {
  const url = new URL(from.url ?? "/", `http://${from.headers.host}`);
  const response = await answer(url, from);
  to.writeHead(response.status, Object.fromEntries(response.headers));
  to.end(Buffer.from(await response.arrayBuffer()));
}

async function answer(url: URL, from: IncomingMessage): Promise<Response> {
  for (const { file, names, pattern } of routes) {
    const found = pattern.exec(url.pathname);
    if (!found) continue;
    const methods = (await import(path.join(root, "app", file))) as Record<string, Handler | undefined>;
    const handler = methods[from.method ?? "GET"];
    if (!handler) return new Response(null, { status: 405 });
    const hasBody = from.method !== "GET" && from.method !== "HEAD";
    const request = new Request(url, {
      method: from.method,
      headers: from.headers as Record<string, string>,
      ...(hasBody ? { body: Readable.toWeb(from) as BodyInit, duplex: "half" } : {}),
    } as RequestInit);
    const params = Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(found[i + 1] ?? "")]));
    return answering.run(request, () => handler(request, { params: Promise.resolve(params) }));
  }
  return new Response(null, { status: 404 });
}
