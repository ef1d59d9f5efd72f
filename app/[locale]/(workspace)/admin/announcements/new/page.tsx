import { getTranslations } from "next-intl/server";
import { AnnouncementForm } from "@/components/notifications/announcements/announcement-form";
import { Screen } from "@/components/ui/screen/screen";
import { activeLanguages, languageFor } from "@/lib/core/i18n/active";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata() {
  return { title: (await getTranslations("notifications.announcement"))("new") };
}

export default async function NewAnnouncementPage({
  params,
}: PageProps<"/[locale]/admin/announcements/new">) {
  const { locale } = await params;
  await requireCtx(locale, "/admin/announcements/new", { permission: "announcements.send" });
  const t = await getTranslations("notifications.announcement");
  return (
    <Screen
      title={t("new")}
      description={t("newText")}
      crumbs={[{ label: t("title"), href: "/admin/announcements" }, { label: t("new") }]}
      width="form"
    >
      <AnnouncementForm
        languages={(await activeLanguages()).map(({ code }) => code)}
        required={await languageFor(null)}
      />
    </Screen>
  );
}
