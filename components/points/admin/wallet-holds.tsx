import { useFormatter, useTranslations } from "next-intl";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField } from "@/components/ui/form/text-fields";
import { RelativeTime } from "@/components/ui/relative-time";
import { releaseHold } from "@/lib/points/hold/actions";
import type { HoldRow } from "@/lib/points/hold/queries";
import { HoldStatusBadge } from "../states";

/** A wallet's newest holds; a manager may release an open one. */
export function WalletHolds({
  holds,
  zone,
  mayManage,
}: {
  holds: readonly HoldRow[];
  zone: string;
  mayManage: boolean;
}) {
  const t = useTranslations("points");
  const format = useFormatter();
  if (holds.length === 0) return <p className="text-sm text-muted">{t("wallets.noHolds")}</p>;
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {holds.map((hold) => (
        <li key={hold.id} className="flex flex-wrap items-center gap-x-5 gap-y-2 py-3">
          <div className="min-w-0 flex-[1_1_14rem]">
            <p className="break-words">{hold.source?.title ?? hold.reason}</p>
            <p className="text-sm text-muted">
              {hold.status === "open" ? (
                <>
                  {t("holds.expires")} <RelativeTime at={hold.expiresAt} zone={zone} exact />
                </>
              ) : (
                <RelativeTime at={hold.settledAt ?? hold.createdAt} zone={zone} />
              )}
            </p>
          </div>
          <HoldStatusBadge status={hold.status} />
          <span className="tabular min-w-12 text-end font-medium">
            {hold.status === "captured" && hold.captured < hold.amount
              ? `${format.number(hold.captured)} / ${format.number(hold.amount)}`
              : format.number(hold.amount)}
          </span>
          {mayManage && hold.status === "open" && (
            <FormDialog
              action={releaseHold}
              trigger={t("wallets.release")}
              size="sm"
              variant="danger-line"
              title={t("wallets.releaseTitle")}
              description={t("wallets.releaseText")}
              hidden={{ holdId: hold.id }}
              submit={t("wallets.release")}
            >
              <TextAreaField name="reason" label={t("wallets.reason")} rows={2} maxLength={200} required />
            </FormDialog>
          )}
        </li>
      ))}
    </ul>
  );
}
