import { useTranslations } from "next-intl";
import type { FieldRow } from "@/lib/core/openapi/fields";

/** Parameters or the fields of a body: what each is called, what it takes, what it means. */
export function FieldTable({ caption, rows }: { caption: string; rows: readonly FieldRow[] }) {
  const t = useTranslations("platform.api");
  if (rows.length === 0) return null;
  return (
    <table className="w-full table-fixed border-collapse text-sm" lang="en">
      <caption className="eyebrow pb-1.5 text-start">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("field")}</th>
          <th scope="col">{t("meaning")}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-hairline border-y border-hairline">
        {rows.map((row) => (
          <tr key={row.name} className="align-top">
            <th scope="row" className="w-[42%] py-2 pe-4 text-start font-normal break-words">
              <code className="font-mono text-[0.8125rem] font-semibold">{row.name}</code>
              {row.required && <span className="ms-1.5 text-xs text-muted">{t("required")}</span>}
            </th>
            <td className="py-2 break-words">
              <code className="font-mono text-[0.8125rem] text-muted">{row.type}</code>
              {row.description && <span className="mt-0.5 block">{row.description}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
