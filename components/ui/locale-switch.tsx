"use client";

import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { LOCALE_NAMES, LOCALES, localePath, splitLocale } from "@/lib/core/i18n/locales";
import { cx } from "./cx";

/** Links to this page in the other languages, each in its own name; the query is kept. */
export function LocaleSwitch({ className }: { className?: string }) {
  const t = useTranslations("ui.language");
  const locale = useLocale();
  const { path } = splitLocale(usePathname());
  return (
    <nav aria-label={t("label")} className={className}>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {LOCALES.map((other) => (
          <li key={other}>
            <a
              href={localePath(other, path)}
              hrefLang={other}
              lang={other}
              aria-current={other === locale ? "true" : undefined}
              className={cx(other === locale ? "font-semibold" : "link-quiet text-muted")}
              onClick={(event) => {
                event.currentTarget.search = window.location.search;
              }}
            >
              {LOCALE_NAMES[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
