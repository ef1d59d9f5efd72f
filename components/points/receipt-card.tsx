import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { ruleName } from "@/lib/points/rule/name";
import type { Receipt } from "@/lib/points/transfer/receipt";
import { Change } from "./figures";

/** One transfer as one of its two parties keeps it. */
export function ReceiptCard({ receipt, zone }: { receipt: Receipt; zone: string }) {
  const t = useTranslations("points.receipt");
  const all = useTranslations() as unknown as (key: string) => string;
  const { counterpart, source, rule } = receipt;
  const gave = receipt.amount < 0;
  const person = counterpart?.former ? (
    all("points.former")
  ) : counterpart?.isShown ? (
    <Link href={`/people/${counterpart.username}`} className="link">
      {counterpart.name}
    </Link>
  ) : (
    counterpart?.name
  );
  return (
    <div className="grid max-w-2xl gap-6">
      {receipt.reversedById && (
        <Alert
          tone="warning"
          title={t("reversed")}
          actions={
            <LinkButton href={`/account/points/${receipt.reversedById}`} size="sm">
              {t("seeReversal")}
            </LinkButton>
          }
        />
      )}
      {receipt.reversesId && (
        <Alert
          tone="info"
          title={t("reverses")}
          actions={
            <LinkButton href={`/account/points/${receipt.reversesId}`} size="sm">
              {t("seeFirst")}
            </LinkButton>
          }
        />
      )}
      <Card className="grid gap-6">
        <div>
          <p className="text-sm text-muted">{t(gave ? "gave" : "got")}</p>
          <Change amount={receipt.amount} large />
        </div>
        <DefinitionList
          items={[
            { term: t("kind"), value: all(`points.kinds.${receipt.kind}`) },
            { term: t(gave ? "to" : "from"), value: person },
            {
              term: t("for"),
              value: source?.url ? (
                <Link href={source.url} className="link">
                  {source.title}
                </Link>
              ) : (
                (source?.title ?? (rule && ruleName(all, rule)))
              ),
            },
            { term: t("reason"), value: receipt.reason },
            { term: t("date"), value: <RelativeTime at={receipt.at} zone={zone} exact /> },
            {
              term: t("number"),
              value: <code className="text-xs break-all">{receipt.id}</code>,
            },
          ]}
        />
      </Card>
    </div>
  );
}
