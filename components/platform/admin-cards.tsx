import { useTranslations } from "next-intl";
import { LinkCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/screen/screen";
import type { VisibleNavItem } from "@/lib/core/navigation";
import type { ShownCard } from "@/lib/platform/admin/queries";

/** An administrator's first page: what waits, then where things are. */
export function AdminCards({ cards, areas }: { cards: ShownCard[]; areas: VisibleNavItem[] }) {
  const t = useTranslations("platform.home");
  const all = useTranslations();
  return (
    <>
      {cards.length === 0 ? (
        <EmptyState mark="admin-home" title={t("nothing")} compact>
          {t("nothingBody")}
        </EmptyState>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {cards.map((card) => (
            <LinkCard
              key={card.name}
              href={card.href}
              title={
                <span className="flex items-center gap-2">
                  {card.tone === "warning" && <Icon name="warning" size={18} className="text-warning" />}
                  {card.title}
                </span>
              }
            >
              <span className="tabular font-serif text-3xl leading-tight font-semibold text-base-content">
                {card.value}
              </span>
            </LinkCard>
          ))}
        </div>
      )}
      <Section title={t("areas")}>
        <div className="gap-x-10 sm:columns-2 xl:columns-3">
          {grouped(areas).map(([group, items]) => (
            <section key={group} className="mb-6 break-inside-avoid">
              {group && <h3 className="eyebrow mb-1">{all(group as never)}</h3>}
              <ul>
                {items.map((item) => (
                  <li
                    key={item.href}
                    className="cover-host flex items-center gap-3 border-b border-hairline py-2.5"
                  >
                    <Icon name={item.icon as IconName} className="text-primary" />
                    <Link href={item.href} className="cover-link min-w-0 flex-1 font-medium">
                      {all(item.label as never)}
                    </Link>
                    {item.waiting ? <span className="tabular text-sm text-muted">{item.waiting}</span> : null}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </Section>
    </>
  );
}

/** Areas under the headings that they have in the rail, in its order. */
function grouped(areas: readonly VisibleNavItem[]): [string, VisibleNavItem[]][] {
  const groups = new Map<string, VisibleNavItem[]>();
  for (const item of areas) groups.set(item.group ?? "", [...(groups.get(item.group ?? "") ?? []), item]);
  return [...groups];
}
