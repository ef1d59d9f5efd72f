import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/card";
import { ActionButton } from "@/components/ui/form/action-button";
import { Form } from "@/components/ui/form/form";
import { DateTimeField } from "@/components/ui/form/text-fields";
import { RelativeTime } from "@/components/ui/relative-time";
import { cancelSchedule, schedule, setUnpublishAt } from "@/lib/content/publishable/actions";
import type { EditorDetail } from "@/lib/content/publishable/queries";
import { wallClock } from "@/lib/core/time";

/** When a version goes live and when it leaves, in the institution's time zone. */
export function SchedulePanel({ row, zone }: { row: EditorDetail; zone: string }) {
  const t = useTranslations("content.admin.edit");
  const { kind, id, version, schedule: plan } = row;
  const local = (at: Date | null) => (at ? wallClock(at, zone) : "");
  const stays = row.moves.some((move) => move.action === "archive" && move.blocked);
  const scheduled = plan.version ?? version;
  const upToDate = row.liveVersion === row.version;
  if (!row.mayPublish || row.status === "archived" || (stays && upToDate)) return null;
  return (
    <Panel title={t("schedule")}>
      <div className="grid gap-4 text-sm">
        {plan.publishAt && (
          <p>
            {t.rich("goesLive", {
              version: scheduled,
              at: () => <RelativeTime at={plan.publishAt as Date} zone={zone} exact />,
            })}{" "}
            {scheduled < version && t("newerDraft", { version })}
          </p>
        )}
        {plan.unpublishAt && (
          <p>
            {t.rich("leavesAt", {
              at: () => <RelativeTime at={plan.unpublishAt as Date} zone={zone} exact />,
            })}
          </p>
        )}
        {(plan.publishAt || plan.unpublishAt) && (
          <div>
            <ActionButton size="sm" icon="close" action={cancelSchedule} input={{ kind, id }}>
              {t("cancelSchedule")}
            </ActionButton>
          </div>
        )}
        {!upToDate && row.missing.length === 0 && (
          <Form
            action={schedule}
            hidden={{ kind, id, version }}
            submit={plan.publishAt ? t("moveSchedule", { version }) : t("scheduleVersion", { version })}
            submitVariant="line"
          >
            <DateTimeField
              name="publishAt"
              label={t("publishAt")}
              zone={zone}
              required
              defaultValue={local(plan.publishAt)}
            />
            {!stays && (
              <DateTimeField
                name="unpublishAt"
                label={t("unpublishAt")}
                zone={zone}
                defaultValue={local(plan.unpublishAt)}
              />
            )}
          </Form>
        )}
        {upToDate && (
          <Form action={setUnpublishAt} hidden={{ kind, id }} submit={t("saveLeaving")} submitVariant="line">
            <DateTimeField
              name="unpublishAt"
              label={t("unpublishAt")}
              zone={zone}
              required
              defaultValue={local(plan.unpublishAt)}
            />
          </Form>
        )}
        {!upToDate && row.missing.length > 0 && !plan.publishAt && (
          <p className="text-muted">{t("scheduleMissing")}</p>
        )}
      </div>
    </Panel>
  );
}
