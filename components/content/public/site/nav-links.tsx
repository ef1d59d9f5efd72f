"use client";

import { usePathname } from "next/navigation";
import type { SwitchLanguage } from "@/components/ui/locale-switch";
import { localePath, splitLocale } from "@/lib/core/i18n/locales";

/** The visible path without language; the server sees the internal address of a rewritten page. */
function useSitePath(): string {
  const { path } = splitLocale(usePathname());
  return path.replace(/^\/~(?=\/)/, "") || "/";
}

/** Links of the main navigation, with the current section marked. `items` carry paths without language prefix. */
export function NavLinks({
  items,
  locale,
  className,
}: {
  items: { href: string; label: string; lang: string }[];
  locale: string;
  className?: string;
}) {
  const path = useSitePath();
  return items.map((item) => (
    <li key={item.href}>
      <a
        href={localePath(locale, item.href)}
        lang={item.lang === locale ? undefined : item.lang}
        aria-current={path === item.href ? "page" : path.startsWith(`${item.href}/`) ? "true" : undefined}
        className={className}
      >
        {item.label}
      </a>
    </li>
  ));
}

/** This page in each language that can be chosen; nothing where there is no choice. */
export function LanguageLinks({
  languages,
  locale,
  className,
}: {
  languages: readonly SwitchLanguage[];
  locale: string;
  className?: string;
}) {
  const path = useSitePath();
  if (languages.length < 2) return null;
  return languages.map(({ code, nativeName }) => (
    <li key={code}>
      <a
        href={localePath(code, path)}
        hrefLang={code}
        lang={code}
        aria-current={code === locale ? "true" : undefined}
        className={className}
      >
        {nativeName}
      </a>
    </li>
  ));
}
