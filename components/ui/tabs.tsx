"use client";

import NextLink from "next/link";
import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { localePath, splitLocale } from "@/lib/core/i18n/locales";
import { cx } from "./cx";

export interface Tab {
  label: string;
  href: string;
  count?: number;
}

/** Tabs that are pages: links, the one of the current path marked. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label?: string }) {
  const t = useTranslations("ui");
  const locale = useLocale();
  const { path } = splitLocale(usePathname());
  const current = [...tabs]
    .filter((tab) => path === tab.href || path.startsWith(`${tab.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
  const strip = useRef<HTMLElement>(null);
  // Where the tabs do not fit, the current one is brought into the strip, without moving the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path marks another tab.
  useEffect(() => {
    const nav = strip.current;
    const active = nav?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!nav || !active || nav.scrollWidth <= nav.clientWidth) return;
    const offset = active.getBoundingClientRect().left - nav.getBoundingClientRect().left;
    nav.scrollLeft += offset - (nav.clientWidth - active.offsetWidth) / 2;
  }, [path]);
  return (
    <nav ref={strip} aria-label={label ?? t("tabs")} className="overflow-x-auto border-b border-hairline">
      <ul className="flex gap-6">
        {tabs.map((tab) => {
          const active = tab === current;
          return (
            <li key={tab.href}>
              <NextLink
                prefetch={false}
                href={localePath(locale, tab.href)}
                aria-current={active ? "page" : undefined}
                className={cx(
                  "-mb-px flex items-center gap-2 border-b-2 py-2.5 text-sm whitespace-nowrap",
                  active
                    ? "border-primary font-semibold text-base-content"
                    : "border-transparent text-muted hover:border-base-content/30 hover:text-base-content",
                )}
              >
                {tab.label}
                {tab.count !== undefined && (
                  <span className="tabular rounded-selector bg-base-300 px-1.5 text-xs text-base-content">
                    {tab.count}
                  </span>
                )}
              </NextLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
