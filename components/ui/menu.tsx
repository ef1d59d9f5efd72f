"use client";

import { Menu as Base } from "@base-ui/react/menu";
import NextLink from "next/link";
import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { localePath } from "@/lib/core/i18n/locales";
import { ButtonContent, type ButtonSize, type ButtonVariant, buttonClass } from "./button";
import { cx } from "./cx";
import { Icon } from "./icon";
import type { IconName } from "./icons";

export type MenuEntry =
  | { kind?: "link"; label: string; href: string; icon?: IconName; danger?: boolean; current?: boolean }
  | {
      kind: "button";
      label: string;
      icon?: IconName;
      danger?: boolean;
      disabled?: boolean;
      onSelect: () => void;
    }
  | { kind: "heading"; label: string }
  | { kind: "separator" };

/** A menu of links and actions under a button; arrow keys, first letters and Escape work. */
export function Menu({
  trigger,
  label,
  icon,
  iconEnd,
  variant = "quiet",
  size = "md",
  square,
  align = "end",
  entries,
  header,
  className,
}: {
  trigger?: ReactNode;
  label?: string;
  icon?: IconName;
  iconEnd?: IconName;
  variant?: ButtonVariant;
  size?: ButtonSize;
  square?: boolean;
  align?: "start" | "end";
  entries: readonly MenuEntry[];
  /** Above the entries, such as who is signed in. */
  header?: ReactNode;
  className?: string;
}) {
  const locale = useLocale();
  return (
    <Base.Root modal={false}>
      <Base.Trigger
        className={cx(buttonClass(variant, size, square), className)}
        aria-label={label}
        title={label}
      >
        <ButtonContent icon={icon} iconEnd={iconEnd}>
          {trigger}
        </ButtonContent>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className="z-70">
          <Base.Popup className="popup popup-menu float">
            {header && (
              <div className="mb-1 border-b border-hairline px-2.5 pt-1.5 pb-2.5 text-sm">{header}</div>
            )}
            {entries.map((entry, i) => {
              const key = `${entry.kind}-${"label" in entry ? entry.label : i}`;
              if (entry.kind === "separator")
                return <Base.Separator key={key} className="my-1 h-px bg-hairline" />;
              if (entry.kind === "heading")
                return (
                  <p key={key} className="eyebrow px-2.5 pt-2 pb-1">
                    {entry.label}
                  </p>
                );
              const content = (
                <>
                  {entry.icon && <Icon name={entry.icon} size={18} />}
                  <span className="flex-1">{entry.label}</span>
                  {"current" in entry && entry.current && <Icon name="check" size={16} />}
                </>
              );
              const className = cx("popup-item", entry.danger && "is-danger");
              return entry.kind === "button" ? (
                <Base.Item key={key} className={className} disabled={entry.disabled} onClick={entry.onSelect}>
                  {content}
                </Base.Item>
              ) : (
                <Base.Item
                  key={key}
                  className={className}
                  render={
                    <NextLink
                      prefetch={false}
                      href={entry.href.startsWith("/") ? localePath(locale, entry.href) : entry.href}
                    />
                  }
                >
                  {content}
                </Base.Item>
              );
            })}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
