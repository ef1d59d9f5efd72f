import type { ReactNode } from "react";
import { TONE_ICON, type Tone } from "./alert";
import { Icon } from "./icon";
import type { IconName } from "./icons";

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
    <span className={`tag tag-${tone}`}>
      {icon && <Icon name={icon} size={14} />}
      {children}
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
