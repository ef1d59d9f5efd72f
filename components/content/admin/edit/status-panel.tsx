import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { ActionButton } from "@/components/ui/form/action-button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import {
  archive,
  publish,
  removeDraft,
  reopen,
  requestPublish,
  unpublish,
} from "@/lib/content/publishable/actions";
import type { EditorDetail } from "@/lib/content/publishable/queries";
import { ADMIN_PATH } from "../paths";
import { ContentState } from "../status";

/** The state of a row and the moves that this person may make now. */
export function StatusPanel({ row, zone }: { row: EditorDetail; zone: string }) {
  const t = useTranslations("content.admin.edit");
  const all = useTranslations();
  const { kind, id } = row;
  const hides = row.dependents.length ? (
    <>
      <p>{t("hides")}</p>
      <ul className="mt-1 list-inside list-disc">
        {row.dependents.map((other) => (
          <li key={other.path}>{other.title}</li>
        ))}
      </ul>
    </>
  ) : undefined;
  const fixed = row.moves.find((move) => move.action !== "publish" && move.blocked)?.blocked;
  const behind = row.liveVersion !== null && row.liveVersion < row.version;
  return (
    <Panel title={t("state")}>
      <div className="grid gap-4">
        <div>
          <ContentState
            status={row.status}
            publishAt={row.schedule.publishAt}
            unpublishAt={row.schedule.unpublishAt}
          />
        </div>
        <DefinitionList
          stacked
          items={[
            {
              term: t("newest"),
              value: (
                <>
                  {t("versionBy", { version: row.version, name: row.savedBy })},{" "}
                  <RelativeTime at={row.savedAt} zone={zone} />
                </>
              ),
            },
            {
              term: t("live"),
              value: row.liveVersion !== null && (
                <>
                  {t("version", { version: row.liveVersion })}
                  {behind && ` (${t("behind")})`}
                </>
              ),
            },
            {
              term: t("firstPublished"),
              value: row.publishedAt && <RelativeTime at={row.publishedAt} zone={zone} exact />,
            },
            {
              term: t("address"),
              value:
                row.status === "published" ? (
                  <Link className="link break-all" href={row.path}>
                    {row.path}
                  </Link>
                ) : (
                  <span className="break-all">{row.path}</span>
                ),
            },
          ]}
        />
        <div className="flex flex-wrap gap-2">
          {row.moves.map(({ action, blocked }) => {
            // What a system page can never do is said once below, not on each button.
            if (blocked && action !== "publish") return null;
            if (action === "publish")
              return (
                (row.status === "draft" || behind) && (
                  <ActionButton
                    key={action}
                    size="sm"
                    variant="primary"
                    icon="send"
                    action={publish}
                    input={{ kind, id, version: row.version }}
                    disabledReason={
                      blocked ? all(blocked as never, { count: row.missing.length } as never) : undefined
                    }
                  >
                    {t("publishVersion", { version: row.version })}
                  </ActionButton>
                )
              );
            if (action === "reopen")
              return (
                <ActionButton key={action} size="sm" icon="undo" action={reopen} input={{ kind, id }}>
                  {t("reopen")}
                </ActionButton>
              );
            return (
              <ActionButton
                key={action}
                size="sm"
                icon={action === "archive" ? "archive" : "eye-off"}
                variant={action === "archive" ? "danger-line" : "line"}
                action={action === "archive" ? archive : unpublish}
                input={{ kind, id }}
                confirm={{ title: t(`${action}Title`), body: hides ?? t(`${action}Body`) }}
              >
                {t(action)}
              </ActionButton>
            );
          })}
          {!row.mayPublish && (row.status === "draft" || behind) && (
            <ActionButton
              size="sm"
              icon="send"
              action={requestPublish}
              input={{ kind, id, version: row.version }}
              disabledReason={
                row.missing.length
                  ? all("content.errors.incomplete", { count: row.missing.length })
                  : undefined
              }
            >
              {t("requestPublish", { version: row.version })}
            </ActionButton>
          )}
          {fixed && <p className="text-sm text-muted">{all(fixed as never)}</p>}
          {row.mayRemove && (
            <ActionButton
              size="sm"
              icon="trash"
              variant="danger-line"
              action={removeDraft}
              input={{ kind, id }}
              next={ADMIN_PATH[kind]}
              confirm={{ title: t("removeTitle"), body: t("removeBody") }}
            >
              {t("remove")}
            </ActionButton>
          )}
        </div>
      </div>
    </Panel>
  );
}
