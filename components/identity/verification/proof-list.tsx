import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { VerificationType } from "@/lib/identity/verification/model";
import type { OwnVerification } from "@/lib/identity/verification/queries";
import { VerificationBadge } from "./states";
import { SubmitButton } from "./submit-form";

/** What a person may prove, where each stands, and the way to begin. */
export function ProofList({
  types,
  verifications,
}: {
  types: readonly VerificationType[];
  verifications: readonly OwnVerification[];
}) {
  const t = useTranslations("identity.verification");
  return (
    <ul className="surface divide-y divide-hairline">
      {types.map((type) => {
        const newest = verifications.find((v) => v.type === type);
        const open = newest?.status !== "pending" && newest?.status !== "verified";
        const renew = newest?.status === "verified" && newest.expiresOn !== null;
        return (
          <li key={type} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5">
            <Icon name={newest?.status === "verified" ? "seal" : "draft"} className="text-muted" />
            <div className="min-w-0 flex-[1_1_14rem]">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {t(`types.${type}`)}
                {newest && <VerificationBadge status={newest.status} />}
              </p>
              <p className="text-sm text-muted">{t(`about.${type}`)}</p>
            </div>
            {(open || renew) && <SubmitButton type={type} again={newest?.status === "rejected" || renew} />}
          </li>
        );
      })}
    </ul>
  );
}
