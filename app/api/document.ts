import { site } from "@/components/content/public/site/site";
import { env } from "@/lib/core/env";
import { type ApiDocument, apiDocument } from "@/lib/core/openapi/document";
import { servedRoutes } from "./served";

/** The API as it is served here, under the institution's name. */
export async function servedDocument(): Promise<ApiDocument> {
  const [{ name }, routes] = await Promise.all([site(), servedRoutes()]);
  return apiDocument(routes, { name, baseUrl: env().baseUrl });
}
