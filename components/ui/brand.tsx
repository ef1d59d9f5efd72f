import { BRAND_PATHS } from "@/lib/core/marks/brand";
import { brandCss } from "@/lib/core/marks/brand-color";
import { cx } from "./cx";

/** The three nested arches, in the color of the text around them. */
export function BrandMark({ size = 28, className }: { size?: number; className?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="currentColor"
      aria-hidden
      className={cx("shrink-0", className)}
    >
      {BRAND_PATHS.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}

/** The institution's own mark where it has one, else the arches. Beside its name, so it says nothing by itself. */
export function HouseMark({
  logo,
  size = 28,
  className = "text-primary",
}: {
  logo?: string | null;
  size?: number;
  className?: string;
}) {
  if (!logo) return <BrandMark size={size} className={className} />;
  return (
    // biome-ignore lint/performance/noImgElement: resized at upload; the framework's optimizer is off.
    <img
      src={logo}
      alt=""
      className="w-auto shrink-0 object-contain"
      style={{ height: size, maxWidth: size * 4 }}
    />
  );
}

/** The institution's color over the theme's; its frame renders it once. */
export function HouseColor({ color }: { color: string | null }) {
  const css = brandCss(color);
  if (!color || !css) return null;
  return (
    <style href={`house-${color.slice(1)}`} precedence="high">
      {css}
    </style>
  );
}

/** Mark and name side by side. `name` is the institution's, from its settings, as is `logo`. */
export function Wordmark({
  name,
  logo,
  size = "md",
}: {
  name: string;
  logo?: string | null;
  size?: "sm" | "md" | "lg";
}) {
  const text = { sm: "text-[1.125rem]", md: "text-[1.35rem]", lg: "text-[1.75rem]" }[size];
  return (
    <span className="inline-flex items-center gap-2.5">
      <HouseMark logo={logo} size={{ sm: 24, md: 30, lg: 38 }[size]} />
      <span className={cx("font-serif leading-none font-semibold tracking-[-0.015em]", text)}>{name}</span>
    </span>
  );
}
