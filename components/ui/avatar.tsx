import { cx } from "./cx";
import { MarkImage } from "./mark-image";

const SIZE = { sm: "size-7", md: "size-9", lg: "size-14", xl: "size-28" };
const PIXELS = { sm: 28, md: 36, lg: 56, xl: 112 };

/** A person, club or company in its niche: the picture, else the mark of the id. Decoration beside a name. */
export function Avatar({
  id,
  src,
  name,
  size = "md",
  className,
}: {
  id: string;
  src?: string | null;
  /** Given only where no name stands beside it. */
  name?: string;
  size?: keyof typeof SIZE;
  className?: string;
}) {
  return (
    <span className={cx("niche inline-block shrink-0 bg-base-300 align-middle", SIZE[size], className)}>
      {src ? (
        // biome-ignore lint/performance/noImgElement: resized at upload; the framework's optimizer is off.
        <img
          src={src}
          alt=""
          width={PIXELS[size]}
          height={PIXELS[size]}
          loading="lazy"
          className="size-full object-cover"
        />
      ) : (
        <MarkImage id={id} variant="avatar" className="size-full" />
      )}
      {name && <span className="sr-only">{name}</span>}
    </span>
  );
}

/** A person in a line: avatar, name, a word below. */
export function Person({
  id,
  name,
  src,
  detail,
}: {
  id: string;
  name: string;
  src?: string | null;
  detail?: string;
}) {
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-2.5 align-middle">
      <Avatar id={id} src={src} size={detail ? "md" : "sm"} />
      <span className="min-w-0">
        <span className="block truncate">{name}</span>
        {detail && <span className="block truncate text-sm text-muted">{detail}</span>}
      </span>
    </span>
  );
}
