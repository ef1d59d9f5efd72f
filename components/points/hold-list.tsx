import { useFormatter, useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import type { HoldRow } from "@/lib/points/hold/queries";

/** A member's open holds: for what, until when, and where they are cancelled. */
export function HoldList({ holds, zone }: { holds: readonly HoldRow[]; zone: string }) {
  const t = useTranslations("points.holds");
  const format = useFormatter();
  if (holds.length === 0)
    return (
      <EmptyState mark="point-holds" title={t("empty")}>
        {t("emptyText")}
      </EmptyState>
    );
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {holds.map((hold) => (
        <li key={hold.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-4">
          <div className="min-w-0 flex-[1_1_14rem]">
            <p className="font-medium break-words">{hold.source?.title ?? hold.reason}</p>
            <p className="text-sm text-muted">
              {t("expires")} <RelativeTime at={hold.expiresAt} zone={zone} exact />
            </p>
          </div>
          <p className="tabular font-serif text-2xl font-semibold">{format.number(hold.amount)}</p>
          {hold.source?.url && (
            <LinkButton href={hold.source.url} size="sm">
              {t("open")}
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  );
}
