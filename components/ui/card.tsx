import type { ReactNode } from "react";
import { cx } from "./cx";
import { Link } from "./link";

/** A framed surface. Use it where things stand side by side; a lone block of a page needs no frame. */
export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cx("surface p-5", className)}>{children}</div>;
}

/** A card that is one link: title, text, a media part above. The whole surface opens it. */
export function LinkCard({
  href,
  title,
  media,
  meta,
  children,
  className,
}: {
  href: string;
  title: ReactNode;
  media?: ReactNode;
  meta?: ReactNode;
  children?: ReactNode;
  className?: string;
}) {
  return (
    <article
      className={cx("surface cover-host flex flex-col overflow-hidden hover:border-primary", className)}
    >
      {media}
      <div className="flex flex-1 flex-col gap-1.5 p-4">
        <h3 className="title-3">
          <Link href={href} className="cover-link">
            {title}
          </Link>
        </h3>
        {children && <div className="text-sm text-muted">{children}</div>}
        {meta && (
          <div className="mt-auto flex flex-wrap items-center gap-2 pt-2 text-sm text-muted">{meta}</div>
        )}
      </div>
    </article>
  );
}

/** A titled box in a side column or dashboard; `action` is a link at its head's end. */
export function Panel({
  title,
  action,
  children,
  flush,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
  /** Lets a list inside reach the frame. */
  flush?: boolean;
}) {
  return (
    <section className="surface min-w-0 overflow-hidden">
      <header className="flex items-center justify-between gap-3 border-b border-hairline px-4 py-2.5">
        <h2 className="title-3">{title}</h2>
        {action && <div className="text-sm">{action}</div>}
      </header>
      <div className={flush ? "" : "p-4"}>{children}</div>
    </section>
  );
}

/** A list of links in a panel: label, detail below, something at the end. */
export function LinkList({
  items,
  empty,
}: {
  items: readonly { key?: string; label: ReactNode; href: string; detail?: ReactNode; end?: ReactNode }[];
  empty?: ReactNode;
}) {
  if (items.length === 0) return <p className="px-4 py-5 text-sm text-muted">{empty}</p>;
  return (
    <ul className="divide-y divide-hairline">
      {items.map((item) => (
        <li
          key={item.key ?? item.href}
          className="cover-host flex items-center gap-3 px-4 py-2.5 hover:bg-wash"
        >
          <div className="min-w-0 flex-1">
            <Link href={item.href} className="cover-link block truncate font-medium">
              {item.label}
            </Link>
            {item.detail && <div className="truncate text-sm text-muted">{item.detail}</div>}
          </div>
          {item.end && <div className="shrink-0 text-sm text-muted">{item.end}</div>}
        </li>
      ))}
    </ul>
  );
}
