import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AnnouncementForm } from "@/components/notifications/announcements/announcement-form";
import { AnnouncementProgress } from "@/components/notifications/announcements/announcement-progress";
import { AnnouncementStatus } from "@/components/notifications/announcements/announcement-status";
import { AnnouncementTexts } from "@/components/notifications/announcements/announcement-texts";
import { AudienceText } from "@/components/notifications/announcements/audience-text";
import { SendPanel } from "@/components/notifications/announcements/send-panel";
import { StatusHistory } from "@/components/platform/status-history";
import { Panel } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { ActionButton } from "@/components/ui/form/action-button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField } from "@/components/ui/form/text-fields";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section, TwoColumns } from "@/components/ui/screen/screen";
import { activeLanguages, languageFor } from "@/lib/core/i18n/active";
import { isUuid } from "@/lib/core/ids";
import { requireCtx } from "@/lib/core/session";
import {
  cancelAnnouncement,
  discardDraft,
  unscheduleAnnouncement,
} from "@/lib/notifications/announcement/actions";
import { announcementMachine } from "@/lib/notifications/announcement/machine";
import { getAnnouncement } from "@/lib/notifications/announcement/queries";
import { statusHistoryOf } from "@/lib/platform/status-history";

const PATH = "/admin/announcements";

export async function generateMetadata() {
  return { title: (await getTranslations("notifications.announcement"))("title") };
}

export default async function AnnouncementPage({ params }: PageProps<"/[locale]/admin/announcements/[id]">) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `${PATH}/${id}`, { permission: "announcements.send" });
  const detail = isUuid(id) ? await getAnnouncement(ctx, id) : null;
  if (!detail) notFound();
  const t = await getTranslations("notifications.announcement");
  const c = await getTranslations("notifications.channel");
  const { row } = detail;
  const zone = ctx.actor.timeZone;
  const time = (at: Date | null) => at && <RelativeTime at={at} zone={zone} exact />;
  const isDraft = row.status === "draft";
  return (
    <Screen
      title={row.name}
      status={<AnnouncementStatus status={row.status} waits={isDraft && detail.requestedBy !== null} />}
      crumbs={[{ label: t("title"), href: PATH }, { label: row.name }]}
      actions={
        <>
          {isDraft && (
            <ActionButton
              action={discardDraft}
              input={{ id, version: row.version }}
              icon="trash"
              variant="danger-line"
              next={PATH}
              confirm={{ title: t("discardTitle") }}
            >
              {t("discard")}
            </ActionButton>
          )}
          {row.status === "scheduled" && (
            <ActionButton action={unscheduleAnnouncement} input={{ id, version: row.version }} icon="undo">
              {t("unschedule")}
            </ActionButton>
          )}
          {(row.status === "sending" || row.status === "sent") && (
            <FormDialog
              action={cancelAnnouncement}
              hidden={{ id }}
              trigger={t("cancel")}
              icon="close"
              variant="danger-line"
              title={t("cancelTitle")}
              description={t("cancelBody")}
              submit={t("cancel")}
            >
              <TextAreaField name="reason" label={t("reason")} required rows={3} maxLength={500} />
            </FormDialog>
          )}
        </>
      }
    >
      <TwoColumns
        aside={
          <>
            {isDraft && <SendPanel draft={detail} zone={zone} />}
            <Panel title={t("facts")}>
              <DefinitionList
                stacked
                items={[
                  {
                    term: t("audience"),
                    value: <AudienceText audience={row.audience} company={detail.named.company} />,
                  },
                  {
                    term: t("recipients"),
                    value:
                      row.status === "scheduled" &&
                      detail.count &&
                      t("reach", { people: detail.count.people }),
                  },
                  { term: t("channels"), value: row.channels.map((channel) => c(channel)).join(", ") },
                  { term: t("link"), value: row.link },
                  { term: t("author"), value: detail.author },
                  { term: t("scheduledFor"), value: time(row.scheduledAt) },
                  { term: t("begun"), value: time(row.startedAt) },
                  { term: t("sentAt"), value: time(row.sentAt) },
                ]}
              />
            </Panel>
            <Panel title={t("history")}>
              <StatusHistory
                entries={await statusHistoryOf(ctx, announcementMachine.entity, id)}
                label={(status) => t(`states.${status as "draft"}`)}
                zone={zone}
              />
            </Panel>
          </>
        }
      >
        {isDraft ? (
          <AnnouncementForm
            draft={detail}
            languages={(await activeLanguages()).map(({ code }) => code)}
            required={await languageFor(null)}
          />
        ) : (
          <>
            {row.startedAt && (
              <Section title={t("progress")}>
                <AnnouncementProgress detail={detail} />
              </Section>
            )}
            <Section title={t("texts")}>
              <AnnouncementTexts texts={row.content.in_app ?? {}} />
            </Section>
          </>
        )}
      </TwoColumns>
    </Screen>
  );
}
