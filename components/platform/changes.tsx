import { useTranslations } from "next-intl";

/** The values of an audit entry: fields with before and after, and other facts as they are. */
export function Changes({ changes }: { changes: Record<string, unknown> | null }) {
  const t = useTranslations("platform.audit");
  const entries = Object.entries(changes ?? {});
  if (entries.length === 0) return <p className="text-muted">{t("noChanges")}</p>;
  return (
    <div className="data-table min-w-0" data-phone="scroll">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <section className="data-table__scroll" tabIndex={0} aria-label={t("changes")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("column")}</th>
              <th scope="col">{t("before")}</th>
              <th scope="col">{t("after")}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(([field, value]) => {
              const pair = Array.isArray(value) && value.length === 2 ? value : null;
              return (
                <tr key={field} className="align-top">
                  <th scope="row" className="font-medium">
                    <code>{field}</code>
                  </th>
                  {pair ? <td>{<AuditValueText value={pair[0]} />}</td> : <td />}
                  <td>{<AuditValueText value={pair ? pair[1] : value} />}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** One value as the log holds it. */
export function AuditValueText({ value }: { value: unknown }) {
  if (value === null || value === undefined || value === "") return <span className="text-muted">–</span>;
  if (typeof value !== "object")
    return <span className="break-words whitespace-pre-wrap">{String(value)}</span>;
  return <pre className="overflow-x-auto text-xs whitespace-pre-wrap">{JSON.stringify(value, null, 2)}</pre>;
}
