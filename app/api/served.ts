import type { RouteModule } from "@/lib/core/openapi/document";
import * as keys from "../.well-known/jwks.json/route";

// Signing in with a provider sends browsers to and fro: no program asks these routes.
const files = import.meta.glob<RouteModule>(["./v1/**/route.ts", "./auth/**/route.ts", "!./auth/oidc/**"]);

/** Every route that the API's documentation tells of, by its address: `/api/v1/me` and so on. */
export async function servedRoutes(): Promise<Record<string, RouteModule>> {
  const loaded = await Promise.all(
    Object.entries(files).map(async ([file, load]) => [
      file.replace(/^\./, "/api").replace(/\/route\.ts$/, ""),
      await load(),
    ]),
  );
  return { ...Object.fromEntries(loaded), "/.well-known/jwks.json": keys };
}
