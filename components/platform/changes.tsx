import { useTranslations } from "next-intl";
import { PlainTable } from "@/components/ui/data-table/plain-table";
import { type AuditPeople, PersonName } from "./actor-name";

/** The values of an audit entry: fields with before and after, and other facts as they are. */
export function Changes({
  changes,
  people,
}: {
  changes: Record<string, unknown> | null;
  people: AuditPeople;
}) {
  const t = useTranslations("platform.audit");
  const entries = Object.entries(changes ?? {});
  if (entries.length === 0) return <p className="text-muted">{t("noChanges")}</p>;
  return (
    <PlainTable caption={t("changes")}>
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
              {pair ? (
                <td>
                  <AuditValueText value={pair[0]} people={people} />
                </td>
              ) : (
                <td />
              )}
              <td>
                <AuditValueText value={pair ? pair[1] : value} people={people} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </PlainTable>
  );
}

/** One value as the log holds it; people by their names. */
export function AuditValueText({ value, people }: { value: unknown; people: AuditPeople }) {
  if (typeof value === "string" && people.names[value]) return <PersonName id={value} people={people} />;
  if (value === null || value === undefined || value === "") return <span className="text-muted">–</span>;
  if (typeof value !== "object")
    return <span className="break-words whitespace-pre-wrap">{String(value)}</span>;
  return (
    <pre className="text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">
      {JSON.stringify(value, null, 2)}
    </pre>
  );
}
