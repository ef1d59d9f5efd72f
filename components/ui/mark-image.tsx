import { type MarkVariant, markSvg } from "@/lib/core/marks/mark";
import { cx } from "./cx";

/**
 * The guild mark of an id, inline, in the theme's colors. It fills its box; a cover is drawn for `ratio` (16:9
 * unless told) and cut to any other. Decoration: it has no spoken name.
 */
export function MarkImage({
  id,
  variant = "cover",
  ratio,
  className,
}: {
  id: string;
  variant?: MarkVariant;
  /** A cover's width by its height. */
  ratio?: number;
  className?: string;
}) {
  return (
    <span
      aria-hidden
      className={cx("mark", className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: an SVG drawn by our own generator; the id only seeds numbers.
      dangerouslySetInnerHTML={{ __html: markSvg(id, variant, { ratio }) }}
    />
  );
}
