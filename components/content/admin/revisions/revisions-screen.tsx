import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ActionButton } from "@/components/ui/form/action-button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section } from "@/components/ui/screen/screen";
import { restoreVersion } from "@/lib/content/publishable/actions";
import type { EditorDetail, RevisionItem } from "@/lib/content/publishable/queries";
import { useEditTabs } from "../edit/edit-screen";
import { ADMIN_PATH } from "../paths";
import { type ComparedVersion, Comparison } from "./comparison";

/** The versions of one row: who saved what, any two side by side, and the way back to an old one. */
export function RevisionsScreen({
  row,
  list,
  compared,
  zone,
}: {
  row: EditorDetail;
  list: readonly RevisionItem[];
  compared: { older: ComparedVersion; newer: ComparedVersion } | null;
  zone: string;
}) {
  const t = useTranslations("content.admin.revisions");
  const all = useTranslations("content.admin");
  const { kind, id } = row;
  const path = `${ADMIN_PATH[kind]}/${id}`;
  const options = list.map((item) => (
    <option key={item.version} value={item.version}>
      {t("version", { version: item.version })}
    </option>
  ));
  return (
    <Screen
      title={row.title}
      crumbs={[
        { label: all("edit.crumb"), href: "/admin/content" },
        { label: all(`list.heading.${kind}`), href: ADMIN_PATH[kind] },
        { label: row.title, href: path },
        { label: all("edit.history") },
      ]}
      tabs={useEditTabs(row)}
    >
      {compared && <Comparison {...compared} />}
      <Section title={t("title")}>
        {list.length > 1 && (
          <form method="get" className="mb-5 flex flex-wrap items-end gap-2">
            <label className="grid gap-1 text-sm">
              {t("from")}
              <select
                name="from"
                className="control control-sm"
                defaultValue={compared?.older.version ?? list[1]?.version}
              >
                {options}
              </select>
            </label>
            <label className="grid gap-1 text-sm">
              {t("to")}
              <select
                name="to"
                className="control control-sm"
                defaultValue={compared?.newer.version ?? list[0]?.version}
              >
                {options}
              </select>
            </label>
            <Button type="submit" size="sm" className="h-8.5">
              {t("compare")}
            </Button>
          </form>
        )}
        <ol className="divide-y divide-hairline border-y border-hairline">
          {list.map((item) => (
            <li key={item.version} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
              <div className="min-w-0 flex-[1_1_14rem]">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-semibold">{t("version", { version: item.version })}</span>
                  {item.isLive && (
                    <Badge tone="success" icon="success">
                      {t("live")}
                    </Badge>
                  )}
                  {item.isScheduled && (
                    <Badge tone="info" icon="clock">
                      {t("scheduled")}
                    </Badge>
                  )}
                  {item.note && <span className="text-sm break-words">{item.note}</span>}
                </p>
                <p className="text-sm text-muted">
                  {item.author}, <RelativeTime at={item.savedAt} zone={zone} exact />
                </p>
              </div>
              {item.version !== row.version && (
                <div className="flex flex-wrap gap-2">
                  <Link
                    className="btn btn-quiet btn-sm text-sm"
                    href={`${path}/revisions?from=${item.version}&to=${row.version}`}
                  >
                    {t("compareNewest")}
                  </Link>
                  {row.status !== "archived" && (
                    <ActionButton
                      size="sm"
                      icon="history"
                      action={restoreVersion}
                      input={{ kind, id, version: item.version }}
                      next={path}
                      confirm={{
                        title: t("restoreTitle", { version: item.version }),
                        body: t("restoreBody"),
                      }}
                    >
                      {t("restore")}
                    </ActionButton>
                  )}
                </div>
              )}
            </li>
          ))}
        </ol>
      </Section>
    </Screen>
  );
}
