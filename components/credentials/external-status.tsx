import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/badge";
import type { ExternalStatus } from "@/lib/credentials/external-certificate/model";

const LOOK = {
  unverified: { tone: "plain", icon: "person" },
  pending: { tone: "info", icon: "clock" },
  verified: { tone: "success", icon: "seal" },
  rejected: { tone: "warning", icon: "close" },
} as const;

/** Whether somebody here has checked a certificate. Others do not learn that a check is under way or failed. */
export function ExternalStatusBadge({ status, forOthers }: { status: ExternalStatus; forOthers?: boolean }) {
  const t = useTranslations("credentials.external");
  const shown = forOthers && status !== "verified" ? "unverified" : status;
  const text = !forOthers && shown === "unverified" ? t("ownStatus.unverified") : t(`status.${shown}`);
  return <StatusBadge {...LOOK[shown]}>{text}</StatusBadge>;
}
