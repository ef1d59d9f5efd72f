import { cx } from "./cx";
import { ICONS, type IconName } from "./icons";

/** An icon of the set. `size` in pixels; `label` makes it speak to screen readers, else it is decoration. */
export function Icon({
  name,
  size = 20,
  label,
  className,
}: {
  name: IconName;
  size?: number;
  label?: string;
  className?: string;
}) {
  const dots = name === "more" || name === "drag";
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      className={cx(dots ? "icon icon-dots" : "icon", className)}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={ICONS[name]} />
    </svg>
  );
}
