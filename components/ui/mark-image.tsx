import { BrandMark } from "./brand";
import { cx } from "./cx";

/** The guild mark of an id, inline, in the theme's colors. Decoration: it has no spoken name. */
export function MarkImage({
  className,
}: {
  id: string;
  variant?: "cover" | "avatar" | "badge" | "empty";
  className?: string;
}) {
  return <BrandMark size={96} className={cx("text-primary", className)} />;
}
