import type { ReactNode } from "react";
import { Link } from "./link";

export interface StatItem {
  label: string;
  value: ReactNode;
  detail?: ReactNode;
  href?: string;
}

/** A few figures in a row, divided by hairlines. Values come formatted. */
export function Stats({ items }: { items: readonly StatItem[] }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-box border border-hairline bg-hairline sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none">
      {items.map((item) => (
        <div
          key={item.label}
          className="cover-host flex flex-col-reverse justify-end gap-0.5 bg-sheet px-4 py-3.5 max-sm:last:odd:col-span-2"
        >
          <dt className="text-sm text-muted">
            {item.href ? (
              <Link href={item.href} className="cover-link link-quiet">
                {item.label}
              </Link>
            ) : (
              item.label
            )}
            {item.detail && <span className="mt-0.5 block text-xs">{item.detail}</span>}
          </dt>
          <dd className="tabular font-serif text-[1.75rem] leading-tight font-semibold">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
