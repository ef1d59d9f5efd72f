import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MailStatus } from "@/components/platform/mail-status";
import { Alert } from "@/components/ui/alert";
import { DefinitionList } from "@/components/ui/definition-list";
import { ActionButton } from "@/components/ui/form/action-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section } from "@/components/ui/screen/screen";
import { env } from "@/lib/core/env";
import { LOCALE_NAMES, type Locale } from "@/lib/core/i18n/locales";
import { isUuid } from "@/lib/core/ids";
import { readableMail } from "@/lib/core/mail-transport";
import { requireCtx } from "@/lib/core/session";
import { resendMails } from "@/lib/platform/outbox/actions";
import { getOutboxMail } from "@/lib/platform/outbox/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.outbox"))("title") };
}

export default async function MailPage({ params }: PageProps<"/[locale]/admin/outbox/[id]">) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/outbox/${id}`, { permission: "deliveries.manage" });
  const mail = isUuid(id) ? await getOutboxMail(ctx, id) : null;
  if (!mail) notFound();
  const t = await getTranslations("platform.outbox");
  const zone = ctx.actor.timeZone;
  const canSend = env().SMTP_URL !== undefined && mail.status !== "sent" && mail.status !== "queued";
  return (
    <Screen
      title={mail.subject}
      status={<MailStatus status={mail.status} />}
      crumbs={[{ label: t("title"), href: "/admin/outbox" }, { label: mail.subject }]}
      actions={
        canSend && (
          <ActionButton action={resendMails} input={{ ids: [mail.id] }} icon="send" variant="primary">
            {t("resend")}
          </ActionButton>
        )
      }
    >
      <Section title={t("facts")}>
        <DefinitionList
          items={[
            { term: t("recipient"), value: mail.recipient },
            { term: t("replyTo"), value: mail.replyTo },
            { term: t("template"), value: <code className="text-sm">{mail.template}</code> },
            { term: t("locale"), value: LOCALE_NAMES[mail.locale as Locale] ?? mail.locale },
            { term: t("created"), value: <RelativeTime at={mail.createdAt} zone={zone} exact /> },
            { term: t("sent"), value: mail.sentAt && <RelativeTime at={mail.sentAt} zone={zone} exact /> },
            { term: t("attempts"), value: mail.attempts || null },
            { term: t("error"), value: mail.lastError },
          ]}
        />
      </Section>
      {mail.html === null ? (
        <Alert tone="info">{t("hidden")}</Alert>
      ) : (
        <>
          <Section title={t("preview")}>
            <iframe
              title={t("preview")}
              sandbox=""
              srcDoc={await readableMail(mail.html)}
              className="surface h-[40rem] w-full max-w-3xl bg-white"
            />
          </Section>
          <Section title={t("plain")}>
            <pre className="surface max-w-3xl overflow-x-auto p-4 text-sm whitespace-pre-wrap">
              {mail.text}
            </pre>
          </Section>
        </>
      )}
    </Screen>
  );
}
