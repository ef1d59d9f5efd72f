"use client";

import NextLink from "next/link";
import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { localePath, splitLocale } from "@/lib/core/i18n/locales";
import { Icon } from "../icon";
import { iconName } from "../icons";
import { useLiveCounts } from "./live-counts";

export interface RailItem {
  label: string;
  href: string;
  /** Paths elsewhere that belong to it. */
  covers?: readonly string[];
  icon?: string;
  /** How many things wait there; nothing is shown for 0. */
  count?: number;
}
export interface RailGroup {
  /** Left out for the first group. */
  label?: string;
  items: readonly RailItem[];
}

/** The links of a workspace; the one whose path leads furthest to the current page is marked. */
export function RailNav({ groups }: { groups: readonly RailGroup[] }) {
  const t = useTranslations("ui.shell");
  const locale = useLocale();
  const pathname = usePathname();
  const live = useLiveCounts();
  const { path } = splitLocale(pathname);
  const current = groups
    .flatMap((g) => g.items)
    .flatMap((item) => [item.href, ...(item.covers ?? [])].map((place) => ({ place, href: item.href })))
    .filter(({ place }) => path === place || path.startsWith(`${place}/`))
    .sort((a, b) => b.place.length - a.place.length)[0]?.href;
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving at another page closes the drawer.
  useEffect(() => {
    const drawer = document.getElementById("rail-drawer");
    if (drawer?.matches(":popover-open")) drawer.hidePopover();
  }, [pathname]);
  return (
    <nav aria-label={t("navigation")} className="grid gap-5 px-3 py-4">
      {groups.map((group, i) => (
        <div key={group.label ?? i}>
          {group.label && <h2 className="eyebrow mb-1.5 px-2.5">{group.label}</h2>}
          <ul className="grid gap-px">
            {group.items.map((item) => (
              <li key={item.href}>
                <NextLink
                  prefetch={false}
                  href={localePath(locale, item.href)}
                  className="rail-link"
                  aria-current={item.href === current ? "page" : undefined}
                >
                  <Icon name={iconName(item.icon)} size={18} />
                  <span className="min-w-0 truncate">{item.label}</span>
                  <Waiting count={live[item.href] ?? item.count} />
                </NextLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Waiting({ count }: { count: number | undefined }) {
  const t = useTranslations("ui.shell");
  if (!count) return null;
  return (
    <span className="rail-count" title={t("waiting", { count })}>
      {count > 99 ? "99+" : count}
    </span>
  );
}
