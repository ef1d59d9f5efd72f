import { internalToken, sameSecret } from "./crypto";

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** Whether a request is the product's own: from this machine alone, through no proxy, with the derived secret. */
export function isInternal(request: Request): boolean {
  const hops = (request.headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const given = request.headers.get("authorization") ?? "";
  return hops.every((hop) => LOOPBACK.test(hop)) && sameSecret(given, `Bearer ${internalToken()}`);
}
