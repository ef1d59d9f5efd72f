import type { ReactNode } from "react";
import { Scroller } from "../scroller";

/** The frame of a small table that is no list: nothing to sort, filter or page. `children` are its head and body. */
export function PlainTable({
  caption,
  density,
  children,
}: {
  /** What the table shows, for screen readers. */
  caption: string;
  density?: "compact";
  children: ReactNode;
}) {
  return (
    <div className="data-table min-w-0" data-phone="scroll" data-density={density}>
      <Scroller label={caption} className="data-table__scroll">
        <table>
          <caption className="sr-only">{caption}</caption>
          {children}
        </table>
      </Scroller>
    </div>
  );
}
