import type { Translate } from "../../core/i18n/translate";
import { ruleName } from "../rule/name";
import type { StatementLine } from "./queries";

type Titled = Pick<StatementLine, "kind" | "amount" | "rule" | "counterpart" | "source" | "reason">;

/** The person at the other end as everybody may read it; empty for the house. */
export function counterpartName(t: Translate, line: Pick<StatementLine, "counterpart">): string {
  if (!line.counterpart) return "";
  return line.counterpart.former ? t("points.former") : line.counterpart.name;
}

/** What a line of a statement was, in the reader's words. */
export function lineTitle(t: Translate, line: Titled): string {
  if (line.kind === "earn" && line.rule) return line.source?.title ?? ruleName(t, line.rule);
  if (line.kind === "gift")
    return t(line.amount < 0 ? "points.lines.giftTo" : "points.lines.giftFrom", {
      name: counterpartName(t, line),
    });
  const what = line.source?.title ?? line.reason;
  if ((line.kind === "hold" || line.kind === "release" || line.kind === "capture") && what)
    return t(`points.lines.${line.kind}For`, { what });
  return t(`points.kinds.${line.kind}`);
}
