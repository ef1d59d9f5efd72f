"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import { ButtonContent, type ButtonSize, type ButtonVariant, buttonClass } from "./button";
import { cx } from "./cx";
import type { IconName } from "./icons";

/** A small floating surface opened by a button; for a list of actions use `Menu`. */
export function Popover({
  trigger,
  label,
  icon,
  variant = "line",
  size = "md",
  align = "start",
  square,
  children,
}: {
  /** What the button shows. */
  trigger?: ReactNode;
  /** Its spoken name when it shows only an icon. */
  label?: string;
  icon?: IconName;
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: "start" | "end";
  square?: boolean;
  children: ReactNode;
}) {
  return (
    <Base.Root>
      <Base.Trigger className={buttonClass(variant, size, square)} aria-label={label} title={label}>
        <ButtonContent icon={icon}>{trigger}</ButtonContent>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className="z-70">
          <Base.Popup className={cx("popup float")}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
