import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon } from "./icon";
import type { IconName } from "./icons";

export type Tone = "plain" | "info" | "success" | "warning" | "error" | "award";

export const TONE_ICON: Record<Tone, IconName> = {
  plain: "info",
  info: "info",
  success: "success",
  warning: "warning",
  error: "error",
  award: "seal",
};
export const TONE_TEXT: Record<Tone, string> = {
  plain: "text-base-content",
  info: "text-info",
  success: "text-success",
  warning: "text-warning",
  error: "text-error",
  award: "text-accent",
};
const TONE_EDGE: Record<Tone, string> = {
  plain: "border-l-base-content/40",
  info: "border-l-info",
  success: "border-l-success",
  warning: "border-l-warning",
  error: "border-l-error",
  award: "border-l-accent",
};

/** A message in the page: icon, title, text, actions. `live` announces it when it appears. */
export function Alert({
  tone = "info",
  title,
  children,
  actions,
  live,
  className,
}: {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  live?: "polite" | "assertive";
  className?: string;
}) {
  return (
    <div
      role={live === "assertive" ? "alert" : live ? "status" : undefined}
      className={cx("surface flex gap-3 border-l-4 px-4 py-3", TONE_EDGE[tone], className)}
    >
      <Icon name={TONE_ICON[tone]} className={cx("mt-0.5", TONE_TEXT[tone])} />
      <div className="grid min-w-0 flex-1 content-start gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-sm">{children}</div>}
        {actions && <div className="mt-1.5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
