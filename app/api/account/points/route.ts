import { CSV_LIMIT, csvResponse } from "@/lib/core/csv";
import { translator } from "@/lib/core/i18n/translate";
import { route } from "@/lib/core/route";
import { statementList } from "@/lib/points/statement/list";
import { allLines } from "@/lib/points/statement/queries";
import { counterpartName, lineTitle } from "@/lib/points/statement/title";

export const dynamic = "force-dynamic";

/** The caller's statement as CSV, under the filters of its page. */
export const GET = route({ auth: "session", limit: CSV_LIMIT }, async (ctx, { request }) => {
  const { filters } = statementList.parse(Object.fromEntries(new URL(request.url).searchParams));
  const zone = ctx.actor.kind === "person" ? ctx.actor.timeZone : "UTC";
  const t = await translator(ctx.locale);
  return csvResponse(
    "points",
    [
      { header: t("points.statement.date"), value: (line) => line.at },
      { header: t("points.statement.kind"), value: (line) => t(`points.kinds.${line.kind}`) },
      { header: t("points.statement.what"), value: (line) => lineTitle(t, line) },
      { header: t("points.receipt.reason"), value: (line) => line.reason },
      { header: t("points.statement.with"), value: (line) => counterpartName(t, line) },
      { header: t("points.statement.amount"), value: (line) => line.amount },
      { header: t("points.statement.balance"), value: (line) => line.balanceAfter },
    ],
    allLines(ctx, { ...filters, zone }),
  );
});
