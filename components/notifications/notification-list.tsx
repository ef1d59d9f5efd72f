"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import type { BulkAction } from "@/components/ui/data-table/columns";
import { SelectionBar } from "@/components/ui/data-table/selection-bar";
import { archive, markRead, markUnread, unarchive } from "@/lib/notifications/notification/actions";
import { NotificationMore, type ShownWhy } from "./notification-more";
import { OpenButton } from "./open-button";

/** A notification ready to be shown. */
export interface ShownNotification {
  id: string;
  subject: string;
  message: string;
  type: string;
  unread: boolean;
  critical: boolean;
  time: ReactNode;
  /** When it comes back, for what is snoozed. */
  back?: ReactNode;
  why: ShownWhy | null;
  mutable: boolean;
}

/** Notifications under their days; chosen ones are marked or put aside together. */
export function NotificationList({
  days,
  archived,
}: {
  days: readonly { day: string; label: ReactNode; items: readonly ShownNotification[] }[];
  archived: boolean;
}) {
  const t = useTranslations("notifications.list");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const shown = new Set(days.flatMap((day) => day.items.map((item) => item.id)));
  const ids = [...chosen].filter((id) => shown.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const actions: BulkAction[] = [
    { label: t("markRead"), action: markRead, icon: "check" },
    { label: t("markUnread"), action: markUnread, icon: "mail" },
    archived
      ? { label: t("unarchive"), action: unarchive, icon: "undo" }
      : { label: t("archive"), action: archive, icon: "archive" },
  ];
  return (
    <div className="grid gap-8">
      {days.map(({ day, label, items }) => (
        <section key={day} aria-label={day}>
          <h2 className="eyebrow mb-2">{label}</h2>
          <ul className="surface divide-y divide-hairline overflow-hidden">
            {items.map((item) => (
              <li
                key={item.id}
                className={cx("cover-host flex gap-3 p-4 hover:bg-wash", item.unread && "bg-wash")}
              >
                <input
                  type="checkbox"
                  className="checkbox checkbox-sm relative z-10 mt-0.5"
                  checked={chosen.has(item.id)}
                  onChange={() => toggle(item.id)}
                  aria-label={t("select", { subject: item.subject })}
                />
                <div className="min-w-0 flex-1">
                  <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                    <OpenButton
                      id={item.id}
                      className={cx(
                        "cover-link min-w-0 cursor-pointer text-left break-words",
                        item.unread ? "font-semibold" : "font-medium",
                      )}
                    >
                      {item.unread && <span className="sr-only">{t("unread")} </span>}
                      {item.subject}
                    </OpenButton>
                    {item.critical && (
                      <Badge tone="warning" icon="warning">
                        {t("critical")}
                      </Badge>
                    )}
                  </div>
                  {item.message && (
                    <p className="mt-0.5 line-clamp-3 max-w-measure text-sm break-words whitespace-pre-line text-muted">
                      {item.message}
                    </p>
                  )}
                  <p className="mt-1 flex flex-wrap gap-x-2 text-sm text-muted">
                    <span>{item.type}</span>
                    <span aria-hidden>·</span>
                    {item.time}
                    {item.back && (
                      <>
                        <span aria-hidden>·</span>
                        <span>
                          {t("comesBack")} {item.back}
                        </span>
                      </>
                    )}
                  </p>
                </div>
                {item.unread && <span aria-hidden className="mt-2 size-2 shrink-0 rounded-full bg-primary" />}
                <div className="relative z-10 shrink-0 self-start">
                  <NotificationMore
                    id={item.id}
                    subject={item.subject}
                    why={item.why}
                    mutable={item.mutable}
                    snoozable={!archived}
                  />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {ids.length > 0 && <SelectionBar ids={ids} actions={actions} onClear={() => setChosen(new Set())} />}
    </div>
  );
}
