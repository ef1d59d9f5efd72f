import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { LinkList, Panel } from "@/components/ui/card";
import { ActionButton } from "@/components/ui/form/action-button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen } from "@/components/ui/screen/screen";
import { mayPublish } from "@/lib/content/access";
import type { Overview, OverviewRow, ScheduledRow } from "@/lib/content/overview/queries";
import { cancelSchedule } from "@/lib/content/publishable/actions";
import type { PersonActor } from "@/lib/core/ctx";
import { ADMIN_PATH } from "../paths";
import { ContentState } from "../status";

/** What waits for this person in content: drafts, what is scheduled, what changed last. */
export function OverviewScreen({
  overview,
  actor,
  zones,
}: {
  overview: Overview;
  actor: PersonActor;
  zones: { mine: string; institution: string };
}) {
  const t = useTranslations("content.admin.overview");
  const kinds = useTranslations("content.kinds");
  const item = (row: OverviewRow & Partial<ScheduledRow>) => ({
    key: row.id,
    label: row.title,
    href: `${ADMIN_PATH[row.kind]}/${row.id}`,
    detail: (
      <>
        {kinds(row.kind)} · {row.updatedBy}, <RelativeTime at={row.updatedAt} zone={zones.mine} />
      </>
    ),
    end: (
      <ContentState
        status={row.status}
        publishAt={row.publishAt ?? null}
        unpublishAt={row.unpublishAt ?? null}
      />
    ),
  });
  return (
    <Screen
      title={t("title")}
      actions={
        <LinkButton href="/admin/posts/new" variant="primary" icon="plus">
          {t("newPost")}
        </LinkButton>
      }
    >
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
        <Panel title={t("mine")} flush>
          <LinkList items={overview.mine.map(item)} empty={t("noDrafts")} />
        </Panel>
        <Panel title={t("scheduled")} flush>
          {overview.scheduled.length === 0 ? (
            <p className="px-4 py-5 text-sm text-muted">{t("nothingScheduled")}</p>
          ) : (
            <ul className="divide-y divide-hairline">
              {overview.scheduled.map((row) => (
                <Scheduled key={row.id} row={row} zone={zones.institution} mayCancel={mayPublish(actor)} />
              ))}
            </ul>
          )}
        </Panel>
        {overview.broken.length > 0 && (
          <div className="xl:col-span-2">
            <Panel title={t("broken")} flush>
              <LinkList
                items={overview.broken.map((link) => ({
                  key: `${link.id} ${link.href}`,
                  label: link.href,
                  href: `${ADMIN_PATH[link.kind]}/${link.id}`,
                  detail: (
                    <>
                      {kinds(link.kind)} · {link.title}
                    </>
                  ),
                }))}
                empty=""
              />
            </Panel>
          </div>
        )}
        <div className="xl:col-span-2">
          <Panel title={t("recent")} flush>
            <LinkList items={overview.recent.map(item)} empty={t("nothingYet")} />
          </Panel>
        </div>
      </div>
    </Screen>
  );
}

function Scheduled({ row, zone, mayCancel }: { row: ScheduledRow; zone: string; mayCancel: boolean }) {
  const t = useTranslations("content.admin.overview");
  const { kind, id } = row;
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <Link href={`${ADMIN_PATH[kind]}/${id}`} className="block truncate font-medium">
          {row.title}
        </Link>
        <p className="text-sm text-muted">
          {row.publishAt &&
            t.rich("goesLive", {
              version: row.version ?? 1,
              at: () => <RelativeTime at={row.publishAt as Date} zone={zone} exact />,
            })}{" "}
          {row.unpublishAt &&
            t.rich("leaves", { at: () => <RelativeTime at={row.unpublishAt as Date} zone={zone} exact /> })}
        </p>
      </div>
      {mayCancel && (
        <ActionButton size="sm" action={cancelSchedule} input={{ kind, id }}>
          {t("cancel")}
        </ActionButton>
      )}
    </li>
  );
}
