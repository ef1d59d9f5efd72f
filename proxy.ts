import { type NextRequest, NextResponse } from "next/server";
import { WORKSPACES, workspacePolicy } from "./lib/core/security-headers";

const FOREIGN = "This request came from another site and was refused.";

/** Whether a request that changes something comes from the product's own pages (or from no browser at all). */
function isOwn(request: NextRequest): boolean {
  const origin = request.headers.get("origin");
  if (!origin) return true;
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

/**
 * Runs only where the matcher says: refuses foreign actions and forms cleanly, which Next would answer with 500,
 * and gives workspace pages a nonce. It never decides who may do what, and no visitor's page passes through it.
 */
export function proxy(request: NextRequest): NextResponse {
  if (request.method !== "GET" && request.method !== "HEAD" && !isOwn(request))
    return new NextResponse(FOREIGN, {
      status: 403,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  const [, first = "", second = ""] = request.nextUrl.pathname.split("/");
  if (!WORKSPACES.includes(first) && !WORKSPACES.includes(second)) return NextResponse.next();
  const nonce = btoa(crypto.randomUUID());
  const policy = workspacePolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: [
    { source: "/:path*", has: [{ type: "header", key: "next-action" }] },
    // Not /api: its routes check the origin themselves, and a body that passes here is buffered and cut at 12 MB.
    {
      source: "/((?!api/).*)",
      has: [
        {
          type: "header",
          key: "content-type",
          value: "(multipart/form-data|application/x-www-form-urlencoded|text/plain).*",
        },
      ],
    },
    "/(account|student|mentor|instructor|club|company|client|provider|admin)/:path*",
    "/(ru)/(account|student|mentor|instructor|club|company|client|provider|admin)/:path*",
  ],
};
