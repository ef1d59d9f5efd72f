import { getTranslations } from "next-intl/server";
import { TemplateTable } from "@/components/notifications/templates/template-table";
import { Screen } from "@/components/ui/screen/screen";
import { gather } from "@/lib/core/registry";
import { requireCtx } from "@/lib/core/session";
import { templateList } from "@/lib/notifications/template/list";
import { listTemplates } from "@/lib/notifications/template/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("notifications.template"))("title") };
}

export default async function NotificationTemplatesPage({
  params,
  searchParams,
}: PageProps<"/[locale]/admin/notification-templates">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/notification-templates", {
    permission: "notification_templates.manage",
  });
  const t = await getTranslations("notifications.template");
  const all = (await getTranslations()) as (key: string) => string;
  const state = templateList.parse(await searchParams);
  const types = [
    ...gather("noticeTypes").map((type) => ({ value: type.name, label: all(type.label) })),
    { value: "mail", label: t("mailType") },
  ];
  return (
    <Screen title={t("title")} description={t("description")}>
      <TemplateTable page={await listTemplates(ctx, state)} state={state} types={types} />
    </Screen>
  );
}
