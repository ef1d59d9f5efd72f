import { cx } from "@/components/ui/cx";
import { MarkImage } from "@/components/ui/mark-image";
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
      {picture ? (
        // biome-ignore lint/performance/noImgElement: pictures are resized at upload; the optimizer is off.
        <img
          src={picture.url}
          srcSet={picture.srcset || undefined}
          sizes={sizes}
          width={picture.width}
          height={picture.height}
          alt={alt ?? picture.alt}
          loading={eager ? "eager" : "lazy"}
          fetchPriority={eager ? "high" : undefined}
          decoding="async"
        />
      ) : (
        <MarkImage id={seed} className="size-full" />
      )}
    </span>
  );
}
