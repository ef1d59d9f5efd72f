import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/badge";
import { PlainTable } from "@/components/ui/data-table/plain-table";
import { DefinitionList } from "@/components/ui/definition-list";
import { Keyed } from "@/components/ui/keyed";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { type AuditValue, differences } from "@/lib/platform/audit/compare";
import type { AuditRow } from "@/lib/platform/audit/queries";
import { ActorName, type AuditPeople } from "./actor-name";
import { AuditValueText } from "./changes";
import { useKeyNames } from "./key-names";

/** Two entries of the audit log, field by field; the older at the left. */
export function AuditCompare({
  left,
  right,
  people,
  zone,
}: {
  left: AuditRow;
  right: AuditRow;
  people: AuditPeople;
  zone: string;
}) {
  const t = useTranslations("platform.audit");
  const rows = differences(left.changes, right.changes);
  return (
    <div className="grid gap-8">
      <div className="grid gap-6 sm:grid-cols-2">
        <Facts row={left} zone={zone} />
        <Facts row={right} zone={zone} />
      </div>
      {rows.length === 0 ? (
        <p className="text-muted">{t("noFields")}</p>
      ) : (
        <PlainTable caption={t("changes")}>
          <thead>
            <tr>
              <th scope="col">{t("column")}</th>
              <th scope="col">{t("entry", { seq: left.seq })}</th>
              <th scope="col">{t("entry", { seq: right.seq })}</th>
              <th scope="col">{t("compared")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ field, left: one, right: two, differs }) => (
              <tr key={field} className="align-top">
                <th scope="row" className="font-medium">
                  <code>{field}</code>
                </th>
                <Value value={one} people={people} />
                <Value value={two} people={people} />
                <td className="whitespace-nowrap">
                  <StatusBadge tone={differs ? "warning" : "plain"} icon={differs ? "edit" : "check"}>
                    {differs ? t("differs") : t("same")}
                  </StatusBadge>
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
    </div>
  );
}

function Facts({ row, zone }: { row: AuditRow; zone: string }) {
  const t = useTranslations("platform.audit");
  const names = useKeyNames();
  return (
    <section className="grid content-start gap-3">
      <h2 className="font-medium">
        <Link href={`/admin/audit/${row.seq}`} className="link">
          {t("entry", { seq: row.seq })}
        </Link>
      </h2>
      <DefinitionList
        items={[
          { term: t("action"), value: <Keyed name={names.act(row.action)} code={row.action} /> },
          { term: t("at"), value: <RelativeTime at={row.at} zone={zone} exact /> },
          { term: t("actor"), value: <ActorName row={row} /> },
          { term: t("target"), value: row.targetType },
          {
            term: t("targetId"),
            value: row.targetId && <code className="text-xs break-all">{row.targetId}</code>,
          },
        ]}
      />
    </section>
  );
}

function Value({ value, people }: { value: AuditValue; people: AuditPeople }) {
  const t = useTranslations("platform.audit");
  if (!value) return <td className="text-muted">{t("none")}</td>;
  return (
    <td>
      {"before" in value && (
        <span className="block text-muted">
          <span className="sr-only">{t("before")}: </span>
          <del className="decoration-1">
            <AuditValueText value={value.before} people={people} />
          </del>
        </span>
      )}
      <AuditValueText value={value.after} people={people} />
    </td>
  );
}
