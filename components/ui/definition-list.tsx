import type { ReactNode } from "react";
import { cx } from "./cx";

export interface Fact {
  term: string;
  value: ReactNode;
}

/** Facts as term and value; empty values are left out. `stacked` puts each value under its term. */
export function DefinitionList({ items, stacked }: { items: readonly Fact[]; stacked?: boolean }) {
  const shown = items.filter(
    (f) => f.value !== null && f.value !== undefined && f.value !== "" && f.value !== false,
  );
  return (
    <dl
      className={cx(
        "grid text-sm",
        stacked ? "gap-3" : "gap-y-2 sm:grid-cols-[minmax(7rem,max-content)_1fr] sm:gap-x-6",
      )}
    >
      {shown.map((fact) => (
        <div key={fact.term} className={stacked ? "grid gap-0.5" : "contents"}>
          <dt className="text-muted">{fact.term}</dt>
          <dd className={cx("min-w-0 break-words", !stacked && "max-sm:mb-1.5")}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
