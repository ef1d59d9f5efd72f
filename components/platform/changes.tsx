import { useTranslations } from "next-intl";

/** The values of an audit entry: fields with before and after, and other facts as they are. */
export function Changes({ changes }: { changes: Record<string, unknown> | null }) {
  const t = useTranslations("platform.audit");
  const entries = Object.entries(changes ?? {});
  if (entries.length === 0) return <p className="text-muted">{t("noChanges")}</p>;
  return (
    <div className="surface overflow-x-auto">
      <table className="table text-sm">
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
                {pair ? <td>{shown(pair[0])}</td> : <td />}
                <td>{shown(pair ? pair[1] : value)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function shown(value: unknown) {
  if (value === null || value === undefined || value === "") return <span className="text-muted">–</span>;
  if (typeof value !== "object")
    return <span className="break-words whitespace-pre-wrap">{String(value)}</span>;
  return <pre className="overflow-x-auto text-xs whitespace-pre-wrap">{JSON.stringify(value, null, 2)}</pre>;
}
