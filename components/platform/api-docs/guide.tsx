import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { CodeBlock } from "./code-block";

const code = (text: ReactNode) => <code className="font-mono text-[0.875em]">{text}</code>;

/** What every client must know before its first request, in order of need. */
export const GUIDE = [
  "basics",
  "signIn",
  "keys",
  "lists",
  "errors",
  "repeats",
  "limits",
  "versions",
  "origins",
] as const;
const CODES = [
  "invalid",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "unavailable",
  "rate_limited",
  "unexpected",
  "invalid_grant",
  "mfa_required",
  "mfa_invalid",
  "email_unverified",
  "insufficient_scope",
  "idempotency_key_reused",
  "app_update_required",
] as const;

const PROBLEM = `HTTP/1.1 422 Unprocessable Content
Content-Type: application/problem+json

{
  "type": "about:blank",
  "title": "…",
  "status": 422,
  "code": "invalid",
  "request_id": "01980000-0000-7000-8000-000000000000",
  "errors": { "phone_number": ["…"] }
}`;

/** The conventions of the API, each under an anchor of its own. */
export function Guide({ baseUrl }: { baseUrl: string }) {
  const t = useTranslations("platform.api.guide");
  const signIn = `TOKEN=$(curl -s ${baseUrl}/api/auth/token \\
  -H "Content-Type: application/json" \\
  -d '{"email":"ada@example.org","password":"seven wooden horses"}' | jq -r .access_token)

curl ${baseUrl}/api/v1/me -H "Authorization: Bearer $TOKEN"`;
  return (
    <>
      {GUIDE.map((part) => (
        <section key={part} id={part} className="grid scroll-mt-6 gap-3">
          <h2 className="title-2">{t(`${part}.title`)}</h2>
          <p className="max-w-measure">{t.rich(`${part}.text`, { code, base: baseUrl })}</p>
          {part === "basics" && (
            <p>
              <LinkButton href={`${baseUrl}/api/openapi.json`} icon="download">
                {t("document")}
              </LinkButton>
            </p>
          )}
          {part === "signIn" && <CodeBlock label={t("signIn.title")} text={signIn} />}
          {part === "errors" && (
            <>
              <CodeBlock label={t("errors.title")} text={PROBLEM} />
              <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[15rem_1fr]">
                {CODES.map((name) => (
                  <div key={name} className="contents">
                    <dt className="font-mono text-[0.8125rem] font-semibold">{name}</dt>
                    <dd className="mb-2 sm:mb-0">{t(`codes.${name}`)}</dd>
                  </div>
                ))}
              </dl>
            </>
          )}
        </section>
      ))}
    </>
  );
}
