import { answer } from "@/components/content/public/machine/answer";
import { route } from "@/lib/core/route";
import { servedDocument } from "../document";

export const dynamic = "force-dynamic";

/** The description of the API for programs (OpenAPI 3.1). Readable from every origin, as it holds nothing of anybody. */
export const GET = route({ auth: "none", credentials: "ignored", anyBuild: true }, async (_, { request }) => {
  const response = answer(request, JSON.stringify(await servedDocument()), "application/json");
  response.headers.set("access-control-allow-origin", "*");
  return response;
});
