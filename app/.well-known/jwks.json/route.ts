import { z } from "zod";
import { route } from "@/lib/core/route";
import { publicKeys } from "@/lib/identity/access-token/signing";

export const dynamic = "force-dynamic";

const Jwk = z.object({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string(),
  kid: z.string(),
  alg: z.literal("EdDSA"),
  use: z.literal("sig"),
});

/** The keys with which anybody can check our access tokens (RFC 7517). */
export const GET = route(
  {
    auth: "none",
    credentials: "ignored",
    anyBuild: true,
    summary: "Get the keys that sign access tokens",
    tags: ["Signing in"],
    response: z.object({ keys: z.array(Jwk) }),
  },
  () => publicKeys(),
);
