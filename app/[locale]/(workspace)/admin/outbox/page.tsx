import { getTranslations } from "next-intl/server";
import { OutboxTable } from "@/components/platform/outbox-table";
import { Alert } from "@/components/ui/alert";
import { Screen } from "@/components/ui/screen/screen";
import { env } from "@/lib/core/env";
import { requireCtx } from "@/lib/core/session";
import { outboxList } from "@/lib/platform/outbox/list";
import { listOutbox } from "@/lib/platform/outbox/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.outbox"))("title") };
}

export default async function OutboxPage({ params, searchParams }: PageProps<"/[locale]/admin/outbox">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/outbox", { permission: "deliveries.manage" });
  const t = await getTranslations("platform.outbox");
  const state = outboxList.parse(await searchParams);
  const page = await listOutbox(ctx, state);
  const canSend = env().SMTP_URL !== undefined;
  return (
    <Screen title={t("title")} description={t("description")}>
      {!canSend && <Alert tone="warning">{t("noServer")}</Alert>}
      <OutboxTable page={page} state={state} canSend={canSend} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
