"use client";

import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/form/action-button";
import { Link } from "@/components/ui/link";
import { Popover } from "@/components/ui/popover";
import { mute } from "@/lib/notifications/mute/actions";
import { snooze } from "@/lib/notifications/notification/actions";
import { chooseChannel } from "@/lib/notifications/preference/actions";
import type { Decision } from "@/lib/notifications/preference/model";
import { SNOOZE_TIMES } from "@/lib/notifications/snooze/model";

/** Why a notification came, ready to be shown. */
export interface ShownWhy {
  type: string;
  label: string;
  required: boolean;
  cells: readonly { channel: "in_app" | "email" | "sms" | "push"; decision: Decision }[];
}

/** What else can be done with a notification: later, never again, and why it came, each rule with its switch. */
export function NotificationMore({
  id,
  subject,
  why,
  mutable,
  snoozable,
}: {
  id: string;
  subject: string;
  why: ShownWhy | null;
  /** It is about something of which one may want to hear no more. */
  mutable: boolean;
  snoozable: boolean;
}) {
  const t = useTranslations("notifications.list");
  const c = useTranslations("notifications.channel");
  const r = useTranslations("notifications.preferences.reason");
  return (
    <Popover label={t("more", { subject })} icon="more" variant="quiet" size="sm" square align="end">
      <div className="grid w-72 max-w-[80vw] gap-4 p-3 text-sm">
        {why && (
          <section className="grid gap-2">
            <h3 className="font-semibold">{t("why")}</h3>
            <p>{t("whyType", { type: why.label })}</p>
            <ul className="grid gap-1">
              {why.cells.map(({ channel, decision }) => (
                <li key={channel} className="flex flex-wrap items-center justify-between gap-2">
                  <span>
                    {c(channel)}: {t(decision.on ? "on" : "off")}{" "}
                    <span className="text-muted">({r(decision.reason)})</span>
                  </span>
                  {!why.required && decision.reason !== "switch_off" && (
                    <ActionButton
                      action={chooseChannel}
                      input={{ type: why.type, channel, on: !decision.on }}
                      size="sm"
                      variant="quiet"
                    >
                      {t(decision.on ? "turnOff" : "turnOn")}
                    </ActionButton>
                  )}
                </li>
              ))}
            </ul>
            <Link className="link" href={`/account/notifications/settings#type-${why.type}`}>
              {t("settings")}
            </Link>
          </section>
        )}
        {snoozable && (
          <section className="grid gap-1">
            <h3 className="font-semibold">{t("snooze")}</h3>
            <div className="flex flex-wrap gap-1">
              {SNOOZE_TIMES.map((until) => (
                <ActionButton key={until} action={snooze} input={{ id, until }} size="sm" icon="clock">
                  {t(`snoozeUntil.${until}`)}
                </ActionButton>
              ))}
            </div>
          </section>
        )}
        {mutable && (
          <section className="grid gap-1">
            <p className="text-muted">{t("muteBody")}</p>
            <div>
              <ActionButton action={mute} input={{ id }} size="sm" icon="bell">
                {t("mute")}
              </ActionButton>
            </div>
          </section>
        )}
      </div>
    </Popover>
  );
}
