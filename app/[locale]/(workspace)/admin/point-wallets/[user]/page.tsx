import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReverseDialog } from "@/components/points/admin/reverse-dialog";
import { WalletHolds } from "@/components/points/admin/wallet-holds";
import { WalletMoves } from "@/components/points/admin/wallet-moves";
import { StatementTable } from "@/components/points/statement-table";
import { WalletStatusBadge } from "@/components/points/states";
import { Alert } from "@/components/ui/alert";
import { Panel } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section, TwoColumns } from "@/components/ui/screen/screen";
import { Stats } from "@/components/ui/stat";
import { Timeline } from "@/components/ui/timeline";
import { holds as holdsPermission } from "@/lib/core/ctx";
import { formatterFor } from "@/lib/core/i18n/formatter";
import { localePath } from "@/lib/core/i18n/locales";
import { requireCtx } from "@/lib/core/session";
import { hasStepUp } from "@/lib/identity/session/model";
import { stepUpPath } from "@/lib/identity/session/step-up-path";
import { READ } from "@/lib/points/access";
import { holdsOf } from "@/lib/points/hold/queries";
import { cursorOf, statementList } from "@/lib/points/statement/list";
import { monthsBetween } from "@/lib/points/statement/month";
import { adminStatement } from "@/lib/points/statement/queries";
import { LARGE_ADJUSTMENT, MAX_ADJUSTMENT } from "@/lib/points/transfer/model";
import { getWallet } from "@/lib/points/wallet/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("points.wallets"))("facts") };
}

export default async function WalletPage({
  params,
  searchParams,
}: PageProps<"/[locale]/admin/point-wallets/[user]">) {
  const { locale, user } = await params;
  const path = `/admin/point-wallets/${encodeURIComponent(user)}`;
  const ctx = await requireCtx(locale, path, { permission: READ });
  const wallet = await getWallet(ctx, user);
  if (!wallet) notFound();
  const query = await searchParams;
  const state = statementList.parse(query);
  const zone = ctx.actor.timeZone;
  const [statement, holds, t] = await Promise.all([
    adminStatement(ctx, user, { ...state.filters, ...cursorOf(query), zone }),
    holdsOf(ctx, user),
    getTranslations("points"),
  ]);
  if (!statement) notFound();
  const name = wallet.owner.former ? t("former") : wallet.owner.name;
  const figure = (n: number) => formatterFor(locale).number(n);
  const stepUp = stepUpPath(localePath(locale, path));
  return (
    <Screen
      title={t("wallets.title", { name })}
      status={<WalletStatusBadge status={wallet.status} />}
      crumbs={[{ label: t("book.title"), href: "/admin/points" }, { label: name }]}
      actions={
        <WalletMoves
          wallet={wallet}
          name={name}
          max={ctx.actor.roles.includes("super_admin") ? MAX_ADJUSTMENT : LARGE_ADJUSTMENT}
          stepUpHref={hasStepUp(ctx.actor) ? null : stepUp}
        />
      }
    >
      <TwoColumns
        aside={
          <>
            <Panel title={t("wallets.facts")}>
              <DefinitionList
                stacked
                items={[
                  {
                    term: t("wallets.person"),
                    value: holdsPermission(ctx.actor, "users.read") ? (
                      <Link href={`/admin/users/${user}`} className="link">
                        {name}
                      </Link>
                    ) : (
                      name
                    ),
                  },
                  { term: t("wallets.since"), value: <RelativeTime at={wallet.createdAt} zone={zone} /> },
                  { term: t("wallets.moved"), value: <RelativeTime at={wallet.updatedAt} zone={zone} /> },
                  { term: t("wallets.reason"), value: wallet.freezeReason },
                ]}
              />
            </Panel>
            <Panel title={t("wallets.history")}>
              <Timeline
                empty={t("wallets.noHistory")}
                entries={wallet.history.map((entry) => ({
                  key: entry.id,
                  title: t(`status.${entry.to as "open"}`),
                  icon: entry.to === "frozen" ? "lock" : "unlock",
                  meta: <RelativeTime at={entry.at} zone={zone} />,
                  body: entry.reason,
                }))}
              />
            </Panel>
          </>
        }
      >
        {ctx.actor.id === user && <Alert tone="info">{t("wallets.own")}</Alert>}
        <Stats
          items={[
            { label: t("statement.available"), value: figure(wallet.available) },
            { label: t("statement.held"), value: figure(wallet.held) },
          ]}
        />
        <Section title={t("wallets.statement")}>
          <StatementTable
            statement={statement}
            state={state}
            months={monthsBetween(wallet.createdAt, new Date(), zone)}
            path={`/admin/point-wallets/${user}`}
            csvPath={`/api/admin/point-wallets/${user}`}
            zone={zone}
            rowActions={
              wallet.mayManage
                ? (line) => <ReverseDialog transferId={line.transferId} kind={line.kind} />
                : undefined
            }
          />
        </Section>
        <Section title={t("wallets.holds")}>
          <WalletHolds holds={holds} zone={zone} mayManage={wallet.mayManage} />
        </Section>
      </TwoColumns>
    </Screen>
  );
}
