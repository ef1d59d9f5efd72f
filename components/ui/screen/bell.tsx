"use client";

import { Popover as Base } from "@base-ui/react/popover";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { buttonClass } from "../button";
import { Icon } from "../icon";
import { Link } from "../link";
import { setLiveCount, useLiveCounts } from "./live-counts";

/** How often the count is asked for while no stream can be had, in milliseconds. */
const POLL = 60_000;

/**
 * The bell of the top bar; `stream` names the server-sent events that keep its number true. It leads to all notices;
 * with `panel` it opens that instead, wherever scripts run.
 */
export function Bell({
  count,
  href,
  stream,
  panel,
}: {
  count: number;
  href: string;
  stream?: string;
  panel?: ReactNode;
}) {
  const t = useTranslations("ui");
  const live = useLiveCounts()[href];
  // Opened on one page it does not follow to the next.
  const path = usePathname();
  const [openOn, setOpenOn] = useState<string | null>(null);
  useEffect(() => {
    if (!stream) return;
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | null = null;
    const open = () => {
      source = new EventSource(stream);
      source.addEventListener("unread", (event) => setLiveCount(href, Number((event as MessageEvent).data)));
      source.onerror = () => {
        // The browser tries again by itself unless the server refused for good.
        if (source?.readyState !== EventSource.CLOSED) return;
        again = setTimeout(open, POLL);
      };
    };
    open();
    return () => {
      source?.close();
      if (again) clearTimeout(again);
      setLiveCount(href, null);
    };
  }, [stream, href]);
  const shown = live ?? count;
  const name = t("shell.notifications", { count: shown });
  const face = (
    <>
      <Icon name="bell" />
      {shown > 0 && (
        <span className="rail-count absolute -top-0.5 -right-0.5 ml-0" aria-hidden>
          {shown > 99 ? "99+" : shown}
        </span>
      )}
    </>
  );
  const link = (
    <Link
      href={href}
      className={`${buttonClass("quiet", "md", true)} relative`}
      aria-label={name}
      title={name}
    >
      {face}
    </Link>
  );
  if (!panel) return link;
  return (
    <Base.Root open={openOn === path} onOpenChange={(open) => setOpenOn(open ? path : null)}>
      <Base.Trigger
        nativeButton={false}
        render={link}
        onClick={(event) => {
          // Opened in a tab of its own it stays a link.
          if (event.metaKey || event.ctrlKey || event.shiftKey) event.preventBaseUIHandler();
          else event.preventDefault();
        }}
      />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="end" className="z-70">
          <Base.Popup className="popup float" aria-label={name}>
            {panel}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
