import NextLink from "next/link";
import { useLocale } from "next-intl";
import type { ComponentProps } from "react";
import { localePath } from "@/lib/core/i18n/locales";

type Props = Omit<ComponentProps<typeof NextLink>, "href"> & {
  /** A path without language prefix (`/posts`), or a full address. */
  href: string;
  /** Another language than the page's. */
  locale?: string;
};

/** A link within the application in the page's language; full addresses and anchors pass through. */
export function Link({ href, locale, ...rest }: Props) {
  const current = useLocale();
  const local = href.startsWith("/") && !href.startsWith("//") ? localePath(locale ?? current, href) : href;
  if (/^(https?:|mailto:|tel:|#)/.test(href)) {
    const { prefetch: _prefetch, replace: _replace, scroll: _scroll, ...anchor } = rest;
    return <a href={href} rel={href.startsWith("http") ? "noopener" : undefined} {...anchor} />;
  }
  return <NextLink href={local} prefetch={false} {...rest} />;
}
