import { useFormatter, useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { PointsInfo } from "@/lib/points/catalog";
import type { Leader } from "@/lib/points/leaderboard/model";

/** How points come and go, for whoever asks. */
export function PublicPoints({ info, leaders }: { info: PointsInfo; leaders: readonly Leader[] }) {
  const t = useTranslations("points.public");
  const format = useFormatter();
  return (
    <div className="page-width grid max-w-3xl gap-12 pt-12 pb-20">
      <section className="grid gap-4">
        <h2 className="title-2">{t("earnTitle")}</h2>
        {info.rules.length === 0 ? (
          <p className="max-w-measure text-muted">{t("noEvents")}</p>
        ) : (
          <ul className="divide-y divide-hairline border-y border-hairline">
            {info.rules.map((rule) => (
              <li
                key={rule.key}
                className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3.5"
              >
                <span className="font-medium">{rule.name}</span>
                <span className="text-end">
                  <span className="tabular font-serif text-xl font-semibold">
                    {rule.most
                      ? t("upTo", { points: rule.points, most: rule.most })
                      : format.number(rule.points)}
                  </span>
                  {rule.daily && (
                    <span className="block text-sm text-muted">{t("daily", { points: rule.daily })}</span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="grid gap-4">
        <h2 className="title-2">{t("leadersTitle")}</h2>
        <p className="max-w-measure text-muted">{t(leaders.length ? "leadersText" : "leadersNone")}</p>
        {leaders.length > 0 && (
          <ol className="divide-y divide-hairline border-y border-hairline">
            {leaders.map((leader, i) => (
              <li key={leader.userId} className="flex items-baseline gap-x-4 py-2.5">
                <span className="tabular w-8 text-end text-muted">{format.number(i + 1)}</span>
                <span className="min-w-0 flex-1 break-words font-medium">
                  {leader.username ? (
                    <Link href={`/people/${leader.username}`} className="hover-underline">
                      {leader.name}
                    </Link>
                  ) : (
                    leader.name
                  )}
                </span>
                <span className="tabular font-serif text-xl font-semibold">
                  {format.number(leader.points)}
                </span>
              </li>
            ))}
          </ol>
        )}
      </section>
      <section className="grid gap-4">
        <h2 className="title-2">{t("giveTitle")}</h2>
        <p className="max-w-measure">{info.gifts ? t("giveText", info.gifts) : t("noGifts")}</p>
        <p className="max-w-measure text-muted">{t("notMoney")}</p>
        <p>
          <LinkButton href="/account/points">{t("see")}</LinkButton>
        </p>
      </section>
      {info.expireMonths !== null && (
        <section className="grid gap-4">
          <h2 className="title-2">{t("lastTitle")}</h2>
          <p className="max-w-measure">{t("lastText", { months: info.expireMonths })}</p>
        </section>
      )}
    </div>
  );
}
