import { BlockList, isIP } from "node:net";
import { env } from "./env";
import { single } from "./single";

const trusted = () =>
  single("trusted-proxies", () => {
    const list = new BlockList();
    for (const entry of env()
      .TRUSTED_PROXIES.split(",")
      .map((s) => s.trim())
      .filter(Boolean)) {
      const [address = "", bits] = entry.split("/");
      const family = isIP(address) === 6 ? "ipv6" : "ipv4";
      if (bits) list.addSubnet(address, Number(bits), family);
      else list.addAddress(address, family);
    }
    return list;
  });

const isTrusted = (ip: string) => trusted().check(ip, isIP(ip) === 6 ? "ipv6" : "ipv4");

/**
 * The caller's address from X-Forwarded-For, read from the right past trusted proxies. Next itself appends the
 * peer's address, so without trusted proxies a forged header is ignored. Null when there is none.
 */
export function clientIp(headers: Headers): string | null {
  const hops = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((s) => s.trim().replace(/^::ffff:/, ""))
    .filter((s) => isIP(s) > 0);
  for (let i = hops.length - 1; i >= 0; i--) {
    const hop = hops[i] as string;
    if (i === 0 || !isTrusted(hop)) return hop;
  }
  return null;
}

/** The network of an address, for logs and buckets: /24 of IPv4, /48 of IPv6 (`10.1.2.0`, `2001:db8:1::`). */
export function network(ip: string): string {
  if (isIP(ip) === 4) return `${ip.split(".").slice(0, 3).join(".")}.0`;
  const [head = ""] = ip.split("::");
  return `${head.split(":").slice(0, 3).join(":")}::`;
}
