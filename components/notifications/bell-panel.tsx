"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast-store";
import { markAllRead } from "@/lib/notifications/notification/actions";
import { OpenButton } from "./open-button";

const PATH = "/account/notifications";
/** How many the bell shows; the rest is one link away. */
const SHOWN = 8;

interface Row {
  id: string;
  subject: string;
  status: string;
  created_at: string;
}

/** The newest notifications, read when the bell is opened: each leads where it belongs, all can be marked as read. */
export function BellPanel({ zone }: { zone: string }) {
  const t = useTranslations("notifications.bell");
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [failed, setFailed] = useState(false);
  const read = useCallback(async (signal?: AbortSignal) => {
    try {
      const answer = await fetch(`/api/v1/me/notifications?limit=${SHOWN}`, { signal });
      if (!answer.ok) throw new Error(String(answer.status));
      setRows(((await answer.json()) as { data: Row[] }).data);
    } catch {
      if (!signal?.aborted) setFailed(true);
    }
  }, []);
  useEffect(() => {
    const leaving = new AbortController();
    void read(leaving.signal);
    return () => leaving.abort();
  }, [read]);
  const newest = rows?.[0];
  const unread = rows?.some((row) => row.status === "unread");
  async function markAll() {
    if (!newest) return;
    const result = await markAllRead({ upTo: newest.created_at });
    if (!result.ok) toast({ tone: "error", message: result.message });
    await read();
  }
  return (
    <div className="grid w-[min(22rem,calc(100vw-2rem))] gap-1">
      <div className="flex min-h-9 items-center justify-between gap-3 pl-2.5">
        <h2 className="font-medium">{t("title")}</h2>
        {unread && (
          <Button size="sm" variant="quiet" icon="check" onClick={markAll}>
            {t("markAllRead")}
          </Button>
        )}
      </div>
      <div aria-live="polite" aria-busy={rows === null && !failed}>
        {failed ? (
          <p className="px-2.5 py-3 text-sm text-muted">{t("failed")}</p>
        ) : rows === null ? (
          <p className="px-2.5 py-3 text-sm text-muted">{t("loading")}</p>
        ) : rows.length === 0 ? (
          <p className="px-2.5 py-3 text-sm text-muted">{t("empty")}</p>
        ) : (
          <ul className="divide-y divide-hairline border-y border-hairline">
            {rows.map((row) => (
              <li
                key={row.id}
                className={cx(
                  "cover-host flex items-baseline gap-2 px-2.5 py-2 text-sm hover:bg-wash",
                  row.status === "unread" && "bg-wash",
                )}
              >
                <div className="min-w-0 flex-1">
                  <OpenButton
                    id={row.id}
                    className={cx(
                      "cover-link cursor-pointer text-left break-words",
                      row.status === "unread" ? "font-semibold" : "font-medium",
                    )}
                  >
                    {row.status === "unread" && <span className="sr-only">{t("unread")} </span>}
                    {row.subject}
                  </OpenButton>
                  <p className="text-muted">
                    <RelativeTime at={row.created_at} zone={zone} />
                  </p>
                </div>
                {row.status === "unread" && (
                  <span aria-hidden className="size-2 shrink-0 rounded-full bg-primary" />
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      <Link href={PATH} className="popup-item justify-center font-medium">
        {t("all")}
      </Link>
    </div>
  );
}
