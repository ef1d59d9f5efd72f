import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/alert";
import { StatusBadge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icons";
import type { VerificationStatus } from "@/lib/identity/verification/model";

const STATUS: Record<VerificationStatus, [Tone, IconName]> = {
  pending: ["warning", "clock"],
  verified: ["success", "seal"],
  rejected: ["error", "error"],
  expired: ["plain", "history"],
  withdrawn: ["plain", "undo"],
};

/** The state of a proof. */
export function VerificationBadge({ status }: { status: VerificationStatus }) {
  const t = useTranslations("identity.verification.statuses");
  const [tone, icon] = STATUS[status];
  return (
    <StatusBadge tone={tone} icon={icon}>
      {t(status)}
    </StatusBadge>
  );
}
