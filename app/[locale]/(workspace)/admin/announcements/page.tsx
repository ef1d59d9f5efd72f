import { getTranslations } from "next-intl/server";
import { AnnouncementTable } from "@/components/notifications/announcements/announcement-table";
import { LinkButton } from "@/components/ui/button";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { announcementList } from "@/lib/notifications/announcement/list";
import { listAnnouncements } from "@/lib/notifications/announcement/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("notifications.announcement"))("title") };
}

export default async function AnnouncementsPage({
  params,
  searchParams,
}: PageProps<"/[locale]/admin/announcements">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/announcements", { permission: "announcements.send" });
  const t = await getTranslations("notifications.announcement");
  const state = announcementList.parse(await searchParams);
  return (
    <Screen
      title={t("title")}
      description={t("description")}
      actions={
        <LinkButton href="/admin/announcements/new" variant="primary" icon="plus">
          {t("new")}
        </LinkButton>
      }
    >
      <AnnouncementTable page={await listAnnouncements(ctx, state)} state={state} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
