import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { curlOf, parametersIn } from "@/lib/core/openapi/curl";
import type { ApiDocument } from "@/lib/core/openapi/document";
import { fieldRows, typeText } from "@/lib/core/openapi/fields";
import type { Entry } from "@/lib/core/openapi/groups";
import type { Operation } from "@/lib/core/openapi/operation";
import { CodeBlock } from "./code-block";
import { FieldTable } from "./field-table";

/** Headers that every request may carry are told once, at the top of the page. */
const COMMON = new Set(["Accept-Language", "X-App-Platform", "X-App-Build"]);

const TONES = { GET: "plain", POST: "success", PUT: "info", PATCH: "info", DELETE: "error" } as const;

/** What one request does: its input, an example, its answer. */
export function OperationView({ document, entry }: { document: ApiDocument; entry: Entry }) {
  const t = useTranslations("platform.api");
  const { method, path, operation } = entry;
  const named = document.components.schemas;
  const parameters = parametersIn(document, operation.parameters).filter((p) => !COMMON.has(p.name));
  const body = Object.entries(operation.requestBody?.content ?? {})[0];
  const statuses = Object.keys(operation.responses).filter((status) => status !== "default");
  const refusals = statuses.filter((status) => status >= "400");
  return (
    <article id={operation.operationId} className="grid scroll-mt-6 gap-4 border-t border-hairline pt-6">
      <header lang="en">
        <h2 className="text-lg font-semibold">{operation.summary}</h2>
        <p className="mt-1 flex flex-wrap items-center gap-2">
          <Badge tone={TONES[method as keyof typeof TONES]}>{method}</Badge>
          <code className="font-mono text-sm break-all">{path}</code>
        </p>
        {operation.description && <p className="mt-2 max-w-measure">{withCode(operation.description)}</p>}
      </header>
      <p className="text-sm text-muted">{t(`auth.${authOf(operation)}`, { scope: scopeOf(operation) })}</p>
      <FieldTable
        caption={t("parameters")}
        rows={parameters.map((part) => ({
          name: part.name,
          type: typeText(part.schema, named),
          required: part.required,
          description: part.description,
        }))}
      />
      {body && <FieldTable caption={`${t("body")} (${body[0]})`} rows={fieldRows(body[1].schema, named)} />}
      <CodeBlock label={t("example")} text={curlOf(document, method, path, operation)} />
      {statuses
        .filter((status) => status < "400")
        .map((status) => (
          <Answer key={status} document={document} status={status} answer={operation.responses[status]} />
        ))}
      <p className="text-sm text-muted">
        {t("refusals")}{" "}
        {refusals.map((status, i) => (
          <span key={status}>
            {i > 0 && ", "}
            <Link href="/api/docs#errors" className="link-quiet tabular">
              {status}
            </Link>
          </span>
        ))}
      </p>
    </article>
  );
}

function Answer({
  document,
  status,
  answer,
}: {
  document: ApiDocument;
  status: string;
  answer: Operation["responses"][string] | undefined;
}) {
  const t = useTranslations("platform.api");
  if (!answer || "$ref" in answer) return null;
  const [media, content] = Object.entries(answer.content ?? {})[0] ?? [];
  const rows = content?.schema ? fieldRows(content.schema, document.components.schemas) : [];
  if (rows.length === 0)
    return (
      <p className="text-sm">
        <code className="font-mono font-semibold">{status}</code> {media ?? t("noBody")}
      </p>
    );
  return (
    <details className="rounded-box border border-hairline px-4 py-2.5">
      <summary className="cursor-pointer text-sm">
        <code className="font-mono font-semibold">{status}</code> {t("answer", { count: rows.length })}
      </summary>
      <div className="pt-3">
        <FieldTable caption={media ?? ""} rows={rows} />
      </div>
    </details>
  );
}

/** Who may ask. */
function authOf({ security }: Operation): "none" | "optional" | "token" | "key" {
  if (security.length === 0) return "none";
  if (security.some((one) => Object.keys(one).length === 0)) return "optional";
  return security.some((one) => "apiKey" in one) ? "key" : "token";
}

const scopeOf = ({ security }: Operation): string => security.flatMap((one) => one.apiKey ?? []).join(", ");

/** Text whose `code` is set as such. */
function withCode(text: string) {
  return text.split("`").map((part, i) =>
    i % 2 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text do not move.
      <code key={i} className="font-mono text-[0.875em]">
        {part}
      </code>
    ) : (
      part
    ),
  );
}
