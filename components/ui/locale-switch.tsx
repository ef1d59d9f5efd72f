"use client";

import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { localePath, splitLocale } from "@/lib/core/i18n/locales";
import { cx } from "./cx";

/** A language to choose: its code and its own name. */
export interface SwitchLanguage {
  code: string;
  nativeName: string;
}

/** Links to this page in the other languages, each in its own name; the query is kept. Nothing where there is no choice. */
export function LocaleSwitch({
  languages,
  className,
}: {
  languages: readonly SwitchLanguage[];
  className?: string;
}) {
  const t = useTranslations("ui.language");
  const locale = useLocale();
  const { path } = splitLocale(usePathname());
  if (languages.length < 2) return null;
  return (
    <nav aria-label={t("label")} className={className}>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {languages.map(({ code: other, nativeName }) => (
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
              {nativeName}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
