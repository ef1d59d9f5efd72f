import { isIP } from "node:net";
import { env } from "../../core/env";

/**
 * This site as passkeys know it: by the configured address, never by what a request says. Null where browsers keep no
 * passkeys: without TLS, and under a bare IP address.
 */
export function relyingParty(): { id: string; origin: string } | null {
  const { hostname, origin, protocol } = new URL(env().baseUrl);
  const isLocal = hostname === "localhost" || hostname.endsWith(".localhost");
  if ((protocol !== "https:" && !isLocal) || isIP(hostname.replace(/[[\]]/g, "")) > 0) return null;
  return { id: hostname, origin };
}
