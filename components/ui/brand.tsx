import { BRAND_PATHS } from "@/lib/core/marks/brand";
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

/** Mark and name side by side. `name` is the institution's, from its settings. */
export function Wordmark({ name, size = "md" }: { name: string; size?: "sm" | "md" | "lg" }) {
  const text = { sm: "text-[1.125rem]", md: "text-[1.35rem]", lg: "text-[1.75rem]" }[size];
  return (
    <span className="inline-flex items-center gap-2.5">
      <BrandMark size={{ sm: 24, md: 30, lg: 38 }[size]} className="text-primary" />
      <span className={cx("font-serif leading-none font-semibold tracking-[-0.015em]", text)}>{name}</span>
    </span>
  );
}
