import { cx } from "@/components/ui/cx";
import type { Picture } from "@/lib/content/publishable/model";

/**
 * A stored picture cut to `ratio` (or in its own proportions with `null`); without one, the guild mark of `seed`.
 * `sizes` tells the browser how wide it stands, `eager` marks the one picture that is seen first. `alt` replaces
 * the picture's own description; in a card whose title says it all it is empty.
 */
export function StoredPicture({
  picture,
  alt,
  seed,
  sizes,
  ratio = "16 / 9",
  eager,
  className,
}: {
  picture: Picture | null;
  alt?: string;
  seed: string;
  sizes: string;
  ratio?: string | null;
  eager?: boolean;
  className?: string;
}) {
  const own = picture ? `${picture.width} / ${picture.height}` : "16 / 9";
  return (
    <span className={cx("picture-frame", className)} style={{ aspectRatio: ratio ?? own }}>
      {/* biome-ignore lint/performance/noImgElement: pictures are resized at upload; the optimizer is off. */}
      <img
        src={picture?.url ?? `/og/mark/${seed}`}
        srcSet={picture?.srcset || undefined}
        sizes={picture ? sizes : undefined}
        width={picture?.width ?? 1600}
        height={picture?.height ?? 900}
        alt={picture ? (alt ?? picture.alt) : ""}
        loading={eager ? "eager" : "lazy"}
        fetchPriority={eager ? "high" : undefined}
        decoding="async"
      />
    </span>
  );
}
