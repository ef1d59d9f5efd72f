import type { ApiDocument } from "./document";
import { sampleOf } from "./fields";
import type { Operation, Parameter } from "./operation";

type Parameters = Operation["parameters"];

/** The parameters of an operation with the shared ones in full. */
export const parametersIn = (document: ApiDocument, parameters: Parameters): Parameter[] =>
  parameters.map((parameter) =>
    "$ref" in parameter
      ? (document.components.parameters[parameter.$ref.split("/").at(-1) ?? ""] as Parameter)
      : parameter,
  );

/** A request as one would type it into a terminal. */
export function curlOf(document: ApiDocument, method: string, path: string, operation: Operation): string {
  const named = document.components.schemas;
  const parameters = parametersIn(document, operation.parameters);
  const query = parameters
    .filter((part) => part.in === "query" && part.required)
    .map((part) => `${part.name}=${encodeURIComponent(String(sampleOf(part.schema, named, part.name)))}`);
  const url = `${document.servers[0]?.url ?? ""}${path}${query.length ? `?${query.join("&")}` : ""}`;
  const json = operation.requestBody?.content["application/json"];
  const form = operation.requestBody?.content["multipart/form-data"];
  const asks = operation.security.length > 0 && !operation.security.some((one) => !Object.keys(one).length);
  const keyed = parameters.some((part) => part.name === "Idempotency-Key");
  const fields = Object.entries(form?.schema.properties ?? {});
  return [
    method === "GET" ? `curl "${url}"` : `curl -X ${method} "${url}"`,
    ...(asks ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(keyed ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(json
      ? ['-H "Content-Type: application/json"', `-d '${JSON.stringify(sampleOf(json.schema, named))}'`]
      : []),
    ...fields.map(([name, part]) => `-F "${name}=${part.contentMediaType ? "@file" : "…"}"`),
  ].join(" \\\n  ");
}
