import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { BounceBanner } from "@/components/notifications/bounce-banner";
import { NotificationList } from "@/components/notifications/notification-list";
import { LinkButton } from "@/components/ui/button";
import { FilterBar } from "@/components/ui/data-table/filter-bar";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionButton } from "@/components/ui/form/action-button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen } from "@/components/ui/screen/screen";
import { gather } from "@/lib/core/registry";
import { requireCtx } from "@/lib/core/session";
import { dayOf } from "@/lib/core/time";
import { markAllRead } from "@/lib/notifications/notification/actions";
import { notificationList } from "@/lib/notifications/notification/list";
import { listNotifications } from "@/lib/notifications/notification/queries";
import { whyOf } from "@/lib/notifications/preference/queries";

const PATH = "/account/notifications";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications.list"))("title") };
}

export default async function NotificationsPage({
  searchParams,
}: PageProps<"/[locale]/account/notifications">) {
  const locale = await getLocale();
  const ctx = await requireCtx(locale, PATH);
  const state = notificationList.parse(await searchParams);
  const { rows, next } = await listNotifications(ctx, state.filters);
  const why = await whyOf(ctx, rows);
  const t = await getTranslations("notifications.list");
  const all = (await getTranslations()) as (key: string) => string;
  const shownWhy = (notice: string) => {
    const known = why.get(notice);
    return known ? { ...known, label: all(known.label) } : null;
  };
  const format = await getFormatter();
  const types = gather("noticeTypes");
  const names = new Map(types.map((type) => [type.name, all(type.label)]));
  const zone = ctx.actor.timeZone;
  const { before, ...filters } = state.filters;
  const days = Map.groupBy(rows, (row) => dayOf(row.createdAt, zone));
  const newest = rows[0];
  return (
    <Screen
      title={t("title")}
      width="form"
      description={
        <Link className="link" href="/account/notifications/settings">
          {t("settings")}
        </Link>
      }
      actions={
        newest && filters.show !== "archived" && !before ? (
          <ActionButton action={markAllRead} input={{ upTo: newest.createdAt.toISOString() }} icon="check">
            {t("markAllRead")}
          </ActionButton>
        ) : undefined
      }
    >
      <div className="grid gap-6">
        <BounceBanner ctx={ctx} />
        <FilterBar
          path={PATH}
          values={filters as Record<string, string>}
          keep={{}}
          clearHref={(key) =>
            `${PATH}${notificationList.href(state, { filters: { [key]: undefined, before: undefined } })}`
          }
          filters={[
            {
              kind: "select",
              name: "show",
              label: t("show"),
              all: t("showAll"),
              options: [
                { value: "unread", label: t("showUnread") },
                { value: "archived", label: t("showArchived") },
              ],
            },
            {
              kind: "select",
              name: "type",
              label: t("type"),
              all: t("anyType"),
              options: [...names].map(([value, label]) => ({ value, label })),
            },
          ]}
        />
        {rows.length > 0 ? (
          <NotificationList
            archived={filters.show === "archived"}
            days={[...days].map(([day, items]) => ({
              day,
              label: format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: "full", timeZone: "UTC" }),
              items: items.map((row) => ({
                id: row.id,
                subject: row.subject,
                message: row.message,
                type: names.get(row.notificationType) ?? row.notificationType,
                unread: row.state === "unread",
                critical: row.priority === "critical",
                time: <RelativeTime at={row.createdAt} zone={zone} />,
                back: row.snoozedUntil && <RelativeTime at={row.snoozedUntil} zone={zone} />,
                why: shownWhy(row.notice),
                mutable: row.entityId !== null && why.get(row.notice)?.required === false,
              })),
            }))}
          />
        ) : filters.show || filters.type || before ? (
          <EmptyState
            compact
            mark="notifications-none"
            title={t("noMatch")}
            action={<LinkButton href={PATH}>{t("seeAll")}</LinkButton>}
          />
        ) : (
          <EmptyState mark="notifications" title={t("empty")}>
            {t("emptyBody")}
          </EmptyState>
        )}
        {(next || before) && (
          <nav className="flex justify-between gap-3" aria-label={t("pages")}>
            {before ? (
              <LinkButton
                href={`${PATH}${notificationList.href(state, { filters: { before: undefined } })}`}
                icon="arrow-up"
              >
                {t("newest")}
              </LinkButton>
            ) : (
              <span />
            )}
            {next && (
              <LinkButton
                href={`${PATH}${notificationList.href(state, { filters: { before: next } })}`}
                iconEnd="arrow-right"
                rel="next"
              >
                {t("older")}
              </LinkButton>
            )}
          </nav>
        )}
      </div>
    </Screen>
  );
}
