import { getTranslations } from "next-intl/server";
import { OutboxTable } from "@/components/notifications/outbox-table";
import { Alert } from "@/components/ui/alert";
import { Screen } from "@/components/ui/screen/screen";
import { env } from "@/lib/core/env";
import { requireCtx } from "@/lib/core/session";
import { openChannels } from "@/lib/notifications/delivery/channels";
import { outboxList } from "@/lib/notifications/delivery/list";
import { listOutbox, outboxCategories } from "@/lib/notifications/delivery/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("notifications.outbox"))("title") };
}

export default async function OutboxPage({ params, searchParams }: PageProps<"/[locale]/admin/outbox">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/outbox", { permission: "deliveries.manage" });
  const t = await getTranslations("notifications.outbox");
  const state = outboxList.parse(await searchParams);
  return (
    <Screen title={t("title")} description={t("description")}>
      {!env().SMTP_URL && <Alert tone="warning">{t("noServer")}</Alert>}
      <OutboxTable
        page={await listOutbox(ctx, state)}
        state={state}
        categories={await outboxCategories(ctx)}
        channels={openChannels().filter((channel) => channel !== "in_app")}
        zone={ctx.actor.timeZone}
      />
    </Screen>
  );
}
