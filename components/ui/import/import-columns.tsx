import { useTranslations } from "next-intl";
import type { ImportKind } from "@/lib/core/imports/kind";
import { Badge } from "../badge";
import { DownloadButton } from "../button";
import { PlainTable } from "../data-table/plain-table";
import { Section } from "../screen/screen";

/** What the file of one kind must look like: its columns, and an example to begin from. */
export function ImportColumns({ kind, exampleHref }: { kind: ImportKind; exampleHref: string }) {
  const t = useTranslations("ui.import");
  const all = useTranslations();
  const label = all(kind.label as never);
  return (
    <Section
      title={label}
      actions={
        <DownloadButton href={exampleHref} size="sm">
          {t("exampleFile")}
        </DownloadButton>
      }
    >
      <PlainTable caption={`${t("columns")}: ${label}`}>
        <thead>
          <tr>
            <th scope="col">{t("column")}</th>
            <th scope="col">{t("meaning")}</th>
            <th scope="col">{t("example")}</th>
          </tr>
        </thead>
        <tbody>
          {kind.columns.map((column) => (
            <tr key={column.name}>
              <td>
                <span className="flex flex-wrap items-center gap-2">
                  <code>{column.name}</code>
                  {column.required && <Badge>{t("required")}</Badge>}
                </span>
              </td>
              <td>{all(column.help as never)}</td>
              <td className="break-words text-muted">{column.example}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Section>
  );
}
