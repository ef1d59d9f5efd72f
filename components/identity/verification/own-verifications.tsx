import { useFormatter, useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/form/action-button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { withdrawVerification } from "@/lib/identity/verification/actions";
import type { OwnVerification } from "@/lib/identity/verification/queries";
import { VerificationBadge } from "./states";

/** The proofs that a person or a company gave, the newest first, with what became of each. */
export function OwnVerifications({
  verifications,
  zone,
  mayWithdraw = true,
  hrefOf,
}: {
  verifications: readonly OwnVerification[];
  zone: string;
  mayWithdraw?: boolean;
  /** Where a proof opens, for reviewers. */
  hrefOf?: (id: string) => string;
}) {
  const t = useTranslations("identity.verification");
  const format = useFormatter();
  return (
    <ul className="surface divide-y divide-hairline">
      {verifications.map((v) => (
        <li key={v.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <div className="min-w-0 flex-[1_1_14rem]">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {hrefOf ? (
                <Link href={hrefOf(v.id)} className="link">
                  {t(`types.${v.type}`)}
                </Link>
              ) : (
                t(`types.${v.type}`)
              )}{" "}
              <VerificationBadge status={v.status} />
            </p>
            <p className="text-sm text-muted">
              {t("submitted")} <RelativeTime at={v.createdAt} zone={zone} />
              {v.status === "pending" && <> · {t("files", { count: v.files })}</>}
              {v.status === "verified" && v.expiresOn && (
                <>
                  {" · "}
                  {t("until", {
                    date: format.dateTime(new Date(`${v.expiresOn}T00:00:00Z`), {
                      dateStyle: "long",
                      timeZone: "UTC",
                    }),
                  })}
                </>
              )}
            </p>
            {v.reason && (v.status === "rejected" || v.status === "expired") && (
              <p className="mt-1 text-sm">“{v.reason}”</p>
            )}
          </div>
          {v.status === "pending" && mayWithdraw && (
            <ActionButton
              action={withdrawVerification}
              input={{ verificationId: v.id }}
              size="sm"
              confirm={{ title: t("withdrawTitle"), body: t("withdrawText") }}
            >
              {t("withdraw")}
            </ActionButton>
          )}
        </li>
      ))}
    </ul>
  );
}
