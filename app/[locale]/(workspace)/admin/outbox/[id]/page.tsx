import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DeliveryMoves } from "@/components/notifications/delivery-moves";
import { DeliveryStatus } from "@/components/notifications/delivery-status";
import { Alert } from "@/components/ui/alert";
import { DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { RawText } from "@/components/ui/raw-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section } from "@/components/ui/screen/screen";
import { Timeline } from "@/components/ui/timeline";
import { LOCALE_NAMES, type Locale } from "@/lib/core/i18n/locales";
import { isUuid } from "@/lib/core/ids";
import { movesFor } from "@/lib/core/machine";
import { readableMail } from "@/lib/core/mail-transport";
import { requireCtx } from "@/lib/core/session";
import { deliveryState } from "@/lib/notifications/delivery/commands";
import { deliveryMachine } from "@/lib/notifications/delivery/machine";
import { getDelivery } from "@/lib/notifications/delivery/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("notifications.outbox"))("title") };
}

export default async function DeliveryPage({ params }: PageProps<"/[locale]/admin/outbox/[id]">) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/outbox/${id}`, { permission: "deliveries.manage" });
  const delivery = isUuid(id) ? await getDelivery(ctx, id) : null;
  if (!delivery) notFound();
  const t = await getTranslations("notifications.outbox");
  const c = await getTranslations("notifications.channel");
  const zone = ctx.actor.timeZone;
  const { row, message } = delivery;
  const time = (at: Date | null) => at && <RelativeTime at={at} zone={zone} exact />;
  const told = (act: string) =>
    t.has(`states.${act}` as never)
      ? t(`states.${act}` as never)
      : t.has(`acts.${act}` as never)
        ? t(`acts.${act}` as never)
        : act;
  const waits = row.status === "queued" || row.status === "deferred";
  return (
    <Screen
      title={delivery.title}
      status={<DeliveryStatus status={row.status} />}
      crumbs={[{ label: t("title"), href: "/admin/outbox" }, { label: delivery.title }]}
      actions={
        <DeliveryMoves
          id={row.id}
          suppressed={delivery.suppressed}
          moves={movesFor(deliveryMachine, ctx.actor, deliveryState(row))}
        />
      }
    >
      {delivery.suppressed && <Alert tone="warning">{t("addressHeld")}</Alert>}
      <Section title={t("facts")}>
        <DefinitionList
          items={[
            { term: t("recipient"), value: row.recipient },
            { term: t("channel"), value: c(row.channel) },
            { term: t("category"), value: <code className="text-sm">{row.category}</code> },
            {
              term: t("locale"),
              value:
                message.state === "shown" &&
                (LOCALE_NAMES[message.letter.locale as Locale] ?? message.letter.locale),
            },
            { term: t("created"), value: time(row.createdAt) },
            { term: t("due"), value: waits && time(row.scheduledAt) },
            { term: t("sent"), value: time(row.sentAt) },
            { term: t("delivered"), value: time(row.deliveredAt) },
            {
              term: t("states.digested"),
              value: row.digestId && (
                <Link className="link" href={`/admin/outbox/${row.digestId}`}>
                  {t("theDigest")}
                </Link>
              ),
            },
            { term: t("attempts"), value: row.attemptCount || null },
            { term: t("took"), value: row.sendMs !== null && t("ms", { n: row.sendMs }) },
          ]}
        />
      </Section>
      <Section title={t("log")}>
        <Timeline
          empty={t("logEmpty")}
          entries={row.log.toReversed().map((line, i) => ({
            key: `${line.at}-${i}`,
            title: told(line.action),
            meta: <RelativeTime at={line.at} zone={zone} exact />,
            body: line.details && <p className="break-words text-muted">{line.details}</p>,
          }))}
        />
      </Section>
      {message.state === "hidden" && <Alert tone="info">{t("hidden")}</Alert>}
      {message.state === "gone" && <Alert tone="info">{t("gone")}</Alert>}
      {message.state === "text" && (
        <Section title={t("plain")}>
          <RawText>{`${message.subject}\n\n${message.body}`}</RawText>
        </Section>
      )}
      {message.state === "shown" && (
        <>
          <Section title={t("preview")} description={message.letter.subject}>
            <iframe
              title={t("preview")}
              sandbox=""
              srcDoc={await readableMail(message.letter.html)}
              className="surface h-[40rem] w-full max-w-3xl bg-white"
            />
          </Section>
          <Section title={t("plain")}>
            <RawText>{message.letter.text}</RawText>
          </Section>
        </>
      )}
    </Screen>
  );
}
