import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BookTable } from "@/components/points/admin/book-table";
import { LinkButton } from "@/components/ui/button";
import { Chart } from "@/components/ui/chart/chart";
import { Screen, Section } from "@/components/ui/screen/screen";
import { Stats } from "@/components/ui/stat";
import { holds } from "@/lib/core/ctx";
import { formatterFor } from "@/lib/core/i18n/formatter";
import { requireCtx } from "@/lib/core/session";
import { MANAGE, READ } from "@/lib/points/access";
import { transferList } from "@/lib/points/book/list";
import { bookTotals, daily, listTransfers } from "@/lib/points/book/queries";
import { ruleNames } from "@/lib/points/rule/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("points.book"))("title") };
}

export default async function BookPage({ params, searchParams }: PageProps<"/[locale]/admin/points">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/points", { permission: READ });
  const t = await getTranslations("points.book");
  const state = transferList.parse(await searchParams);
  const zone = await ctx.setting<string>("general.time_zone");
  const [totals, days, page, rules] = await Promise.all([
    bookTotals(ctx),
    daily(ctx, zone),
    listTransfers(ctx, state, zone),
    ruleNames(ctx),
  ]);
  const format = formatterFor(locale);
  const manages = holds(ctx.actor, MANAGE);
  const day = (of: string) =>
    format.dateTime(new Date(`${of}T00:00:00Z`), { day: "numeric", month: "short", timeZone: "UTC" });
  return (
    <Screen
      title={t("title")}
      description={t("text")}
      actions={
        manages && (
          <>
            <LinkButton href="/admin/points/grants" icon="upload">
              {t("grants")}
            </LinkButton>
            <LinkButton href="/admin/point-rules" icon="sliders">
              {t("rules")}
            </LinkButton>
            <LinkButton href="/admin/points/proof" icon="shield">
              {t("proof")}
            </LinkButton>
          </>
        )
      }
    >
      {totals && (
        <Stats
          items={(["issued", "circulating", "held", "spent"] as const).map((key) => ({
            label: t(key),
            value: format.number(totals[key]),
          }))}
        />
      )}
      <Section title={t("chartTitle")}>
        <Chart
          kind="bar"
          title={t("daily")}
          series={[t("issuedSeries"), t("spentSeries")]}
          points={days.map((d) => ({ label: day(d.day), values: [d.issued, d.spent] }))}
          height={220}
        />
      </Section>
      <Section title={t("transfers")}>
        <BookTable page={page} state={state} rules={rules} zone={ctx.actor.timeZone} mayManage={manages} />
      </Section>
    </Screen>
  );
}
