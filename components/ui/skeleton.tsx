import { cx } from "./cx";

const WIDTHS = ["w-full", "w-11/12", "w-4/5", "w-2/3", "w-3/4"];

/** Grey lines in the place of text that is really on its way; inside `<Suspense>` only. */
export function Skeleton({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <div aria-hidden className={cx("grid gap-2.5", className)}>
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike.
        <span key={i} className={cx("skeleton-line h-4", WIDTHS[i % WIDTHS.length])} />
      ))}
    </div>
  );
}
