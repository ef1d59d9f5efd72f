import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/card";
import { ActionButton } from "@/components/ui/form/action-button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { DateTimeField } from "@/components/ui/form/text-fields";
import { confirmAnnouncement, scheduleAnnouncement } from "@/lib/notifications/announcement/actions";
import type { AnnouncementDetail } from "@/lib/notifications/announcement/queries";

/** How many a draft would reach, exactly, and the buttons that send it. */
export function SendPanel({ draft, zone }: { draft: AnnouncementDetail; zone: string }) {
  const t = useTranslations("notifications.announcement");
  const { id, version } = draft.row;
  const people = draft.count?.people ?? 0;
  const mails = draft.count?.mails ?? 0;
  const reach = mails > 0 ? t("reachMails", { people, mails }) : t("reach", { people });
  const ready = draft.worded && people > 0;
  return (
    <Panel title={t("send")}>
      <div className="grid gap-4">
        <p>{reach}</p>
        {!draft.worded && <Alert tone="warning">{t("notWorded")}</Alert>}
        {draft.requestedBy !== null ? (
          <>
            <Alert tone="warning">{t("asked", { name: draft.requestedBy })}</Alert>
            {!draft.mine && (
              <ActionButton
                action={confirmAnnouncement}
                input={{ id, version }}
                variant="primary"
                icon="send"
                confirm={{ title: t("confirmTitle"), body: reach, action: t("confirm") }}
              >
                {t("confirm")}
              </ActionButton>
            )}
          </>
        ) : (
          <>
            {draft.needsSecond && <Alert tone="info">{t("needsSecond")}</Alert>}
            {ready && (
              <div className="flex flex-wrap gap-2">
                <ActionButton
                  action={scheduleAnnouncement}
                  input={{ id, version }}
                  variant="primary"
                  icon="send"
                  confirm={{ title: t("nowTitle"), body: reach, action: t("now") }}
                >
                  {t("now")}
                </ActionButton>
                <FormDialog
                  action={scheduleAnnouncement}
                  hidden={{ id, version }}
                  trigger={t("later")}
                  icon="clock"
                  title={t("laterTitle")}
                  description={reach}
                  submit={t("later")}
                >
                  <DateTimeField name="at" label={t("at")} zone={zone} required />
                </FormDialog>
              </div>
            )}
          </>
        )}
      </div>
    </Panel>
  );
}
