import type { CsvColumn } from "../../core/csv";
import type { Translate } from "../../core/i18n/translate";
import type { StatementLine } from "./queries";
import { counterpartName, lineTitle } from "./title";

/** What an export says of each line of a statement. */
export const statementColumns = (t: Translate): CsvColumn<StatementLine>[] => [
  { header: t("points.statement.date"), value: (line) => line.at },
  { header: t("points.statement.kind"), value: (line) => t(`points.kinds.${line.kind}`) },
  { header: t("points.statement.what"), value: (line) => lineTitle(t, line) },
  { header: t("points.receipt.reason"), value: (line) => line.reason },
  { header: t("points.statement.with"), value: (line) => counterpartName(t, line) },
  { header: t("points.statement.amount"), value: (line) => line.amount },
  { header: t("points.statement.balance"), value: (line) => line.balanceAfter },
];
