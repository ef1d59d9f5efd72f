"use client";

import { Popover } from "@base-ui/react/popover";
import NextLink from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { localePath } from "@/lib/core/i18n/locales";
import { Icon } from "../icon";
import { iconName } from "../icons";
import { LocaleSwitch, type SwitchLanguage } from "../locale-switch";
import { ThemeSwitch } from "../theme-switch";

/** Who is signed in, their links, language, theme, and the way out. */
export function PersonMenu({
  name,
  email,
  links,
  languages,
  signOut,
  avatar,
}: {
  name: string;
  email?: string;
  links: readonly { label: string; href: string; icon?: string }[];
  languages: readonly SwitchLanguage[];
  /** Ends the login session. The menu needs JavaScript anyway; without it there is /sign-out. */
  signOut: (input: Record<string, never>) => Promise<unknown>;
  avatar: ReactNode;
}) {
  const t = useTranslations("ui");
  const locale = useLocale();
  return (
    <Popover.Root>
      <Popover.Trigger
        className="btn btn-quiet btn-square ml-1"
        aria-label={`${t("shell.account")}: ${name}`}
        title={name}
      >
        {avatar}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-70">
          <Popover.Popup className="popup popup-menu float w-64">
            <div className="border-b border-hairline px-2.5 pt-1.5 pb-2.5">
              <p className="truncate font-semibold">{name}</p>
              {email && <p className="truncate text-sm text-muted">{email}</p>}
            </div>
            <ul className="py-1">
              {links.map((link) => (
                <li key={link.href}>
                  <Popover.Close
                    nativeButton={false}
                    render={
                      <NextLink
                        prefetch={false}
                        href={localePath(locale, link.href)}
                        className="popup-item"
                      />
                    }
                  >
                    <Icon name={iconName(link.icon)} size={18} />
                    {link.label}
                  </Popover.Close>
                </li>
              ))}
            </ul>
            <div className="grid gap-3 border-y border-hairline px-2.5 py-3">
              <div className="flex items-center justify-between gap-3 text-sm">
                <span className="text-muted">{t("theme.label")}</span>
                <ThemeSwitch />
              </div>
              <LocaleSwitch languages={languages} />
            </div>
            <form
              action={async () => {
                await signOut({});
              }}
              className="pt-1"
            >
              <button type="submit" className="popup-item">
                <Icon name="sign-out" size={18} />
                {t("shell.signOut")}
              </button>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
