import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { Group } from "@/lib/core/openapi/groups";
import { GUIDE } from "./guide";

/** The frame of the documentation: its contents beside the page, with the requests of the open group. */
export function ApiDocsFrame({
  groups,
  open,
  children,
}: {
  groups: readonly Group[];
  open?: Group;
  children: ReactNode;
}) {
  const t = useTranslations("platform.api");
  return (
    <div className="page-width article-grid">
      <aside className="article-aside">
        <nav aria-label={t("contents")} className="page-table-of-contents">
          <p className="eyebrow mb-3">{t("conventions")}</p>
          <ol>
            {GUIDE.map((part) => (
              <li key={part}>
                <Link href={open ? `/api/docs#${part}` : `#${part}`}>{t(`guide.${part}.title`)}</Link>
              </li>
            ))}
          </ol>
          <p className="eyebrow mt-6 mb-3">{t("requests")}</p>
          <ol lang="en">
            {groups.map((group) => (
              <li key={group.slug}>
                <Link
                  href={`/api/docs/${group.slug}`}
                  aria-current={group.slug === open?.slug ? "page" : undefined}
                >
                  {group.name}
                </Link>
                {group.slug === open?.slug && (
                  <ol>
                    {group.entries.map(({ operation }) => (
                      <li key={operation.operationId}>
                        <a href={`#${operation.operationId}`} className="pl-6">
                          {operation.summary}
                        </a>
                      </li>
                    ))}
                  </ol>
                )}
              </li>
            ))}
          </ol>
        </nav>
      </aside>
      <div className="grid min-w-0 gap-12">{children}</div>
    </div>
  );
}

/** Every request in one line, by heading. */
export function RequestIndex({ groups }: { groups: readonly Group[] }) {
  const t = useTranslations("platform.api");
  return (
    <section id="requests" className="grid scroll-mt-6 gap-6">
      <h2 className="title-2">{t("requests")}</h2>
      {groups.map((group) => (
        <div key={group.slug} lang="en">
          <h3 className="font-semibold">
            <Link href={`/api/docs/${group.slug}`} className="link">
              {group.name}
            </Link>
          </h3>
          <ul className="mt-2 divide-y divide-hairline border-y border-hairline text-sm">
            {group.entries.map(({ method, path, operation }) => (
              <li key={operation.operationId} className="grid gap-x-6 py-2 sm:grid-cols-2">
                <Link href={`/api/docs/${group.slug}#${operation.operationId}`} className="link-quiet">
                  {operation.summary}
                </Link>
                <code className="font-mono text-[0.8125rem] break-all text-muted">
                  {method} {path}
                </code>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
