import type { ReactNode } from "react";
import { TONE_ICON, type Tone } from "./alert";
import { cx } from "./cx";
import { Icon } from "./icon";
import type { IconName } from "./icons";

const LOOK: Record<Tone, string> = {
  plain: "bg-base-300/45 border-hairline text-base-content",
  info: "bg-info/10 border-info/30 text-info",
  success: "bg-success/10 border-success/30 text-success",
  warning: "bg-warning/12 border-warning/35 text-warning",
  error: "bg-error/10 border-error/30 text-error",
  award: "bg-accent/20 border-accent/55 text-base-content",
};

/** A short label: a category, a count, a property. */
export function Badge({
  tone = "plain",
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span
      className={cx(
        "inline-flex max-w-full items-center gap-1 rounded-selector border px-1.5 py-px text-xs font-semibold whitespace-nowrap",
        LOOK[tone],
      )}
    >
      {icon && <Icon name={icon} size={14} />}
      <span className="truncate">{children}</span>
    </span>
  );
}

/** The state of a thing: always an icon and a word. */
export function StatusBadge({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <Badge tone={tone} icon={icon ?? TONE_ICON[tone]}>
      {children}
    </Badge>
  );
}
