import type { ReactNode } from "react";
import { cx } from "./cx";
import { MarkImage } from "./mark-image";

/** What stands where a list would be: a drawing, what is missing, what to do. `mark` chooses the drawing. */
export function EmptyState({
  mark,
  title,
  children,
  action,
  compact,
}: {
  mark: string;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  compact?: boolean;
}) {
  return (
    <div
      className={cx(
        "mx-auto grid max-w-md justify-items-center gap-3 text-center",
        compact ? "py-8" : "py-14",
      )}
    >
      <MarkImage id={mark} variant="empty" className={compact ? "w-28" : "w-44"} />
      <p className="title-2 mt-1">{title}</p>
      {children && <div className="text-muted">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
