import { useTranslations } from "next-intl";
import { Icon } from "./icon";
import { Link } from "./link";

export interface Crumb {
  label: string;
  href?: string;
}

/** The way from the workspace's first page to this one; the last crumb is this page and no link. */
export function Breadcrumbs({ items, className }: { items: readonly Crumb[]; className?: string }) {
  const t = useTranslations("ui");
  if (items.length === 0) return null;
  return (
    <nav aria-label={t("breadcrumbs")} className={className}>
      <ol className="flex min-w-0 flex-wrap items-center gap-1 text-sm text-muted">
        {items.map((item, i) => {
          const last = i === items.length - 1;
          return (
            <li
              key={`${item.href ?? ""}${item.label}`}
              className={last ? "min-w-0 truncate" : "flex max-w-full items-center gap-1"}
            >
              {item.href && !last ? (
                <Link href={item.href} className="link-quiet min-w-0 truncate rounded-sm">
                  {item.label}
                </Link>
              ) : (
                <span
                  aria-current={last ? "page" : undefined}
                  className={last ? "text-base-content" : undefined}
                >
                  {item.label}
                </span>
              )}
              {!last && <Icon name="chevron-right" size={14} />}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
