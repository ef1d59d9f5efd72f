import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LeaderboardSwitch } from "@/components/points/leaderboard-switch";
import { StatementTable } from "@/components/points/statement-table";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Screen } from "@/components/ui/screen/screen";
import { Stats } from "@/components/ui/stat";
import { unauthenticated } from "@/lib/core/errors";
import { formatterFor } from "@/lib/core/i18n/formatter";
import { requireCtx } from "@/lib/core/session";
import { ownExpiring } from "@/lib/points/expiry/queries";
import { cursorOf, statementList } from "@/lib/points/statement/list";
import { monthsBetween } from "@/lib/points/statement/month";
import { ownStatement } from "@/lib/points/statement/queries";
import { getOwnWallet } from "@/lib/points/wallet/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("points.statement"))("title") };
}

export default async function PointsPage({ params, searchParams }: PageProps<"/[locale]/account/points">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/account/points");
  const t = await getTranslations("points.statement");
  const query = await searchParams;
  const state = statementList.parse(query);
  const zone = ctx.actor.timeZone;
  const [wallet, expiring, statement] = await Promise.all([
    getOwnWallet(ctx),
    ownExpiring(ctx),
    ownStatement(ctx, { ...state.filters, ...cursorOf(query), zone }),
  ]);
  if (!wallet || !statement) throw unauthenticated();
  const figure = (n: number) => formatterFor(locale).number(n);
  return (
    <Screen
      title={t("title")}
      description={
        <>
          {t("text")}{" "}
          <Link href="/points" className="link">
            {t("how")}
          </Link>
        </>
      }
      actions={
        <LinkButton href="/account/points/send" icon="send" variant="primary">
          {t("send")}
        </LinkButton>
      }
    >
      {wallet.status === "frozen" && (
        <Alert tone="warning" title={t("frozenTitle")}>
          {t("frozenText", { reason: wallet.freezeReason ?? "" })}
        </Alert>
      )}
      {expiring && (
        <Alert tone="info">
          {t("expiring", {
            points: expiring.points,
            day: formatterFor(locale).dateTime(expiring.by, { dateStyle: "long", timeZone: zone }),
          })}
        </Alert>
      )}
      <div className="max-w-xl">
        <Stats
          items={[
            { label: t("available"), value: figure(wallet.available) },
            {
              label: t("held"),
              value: figure(wallet.held),
              detail: t("heldDetail"),
              href: "/account/points/holds",
            },
          ]}
        />
      </div>
      <LeaderboardSwitch on={wallet.onLeaderboard} />
      <StatementTable
        statement={statement}
        state={state}
        months={monthsBetween(wallet.createdAt, new Date(), zone)}
        path="/account/points"
        zone={zone}
        csvPath="/api/account/points"
        receipts
      />
    </Screen>
  );
}
