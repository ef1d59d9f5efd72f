import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/alert";
import { StatusBadge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icons";
import type { CompanyStatus } from "@/lib/identity/company/model";

const STATUS: Record<CompanyStatus, [Tone, IconName]> = {
  active: ["success", "success"],
  suspended: ["error", "pause"],
  closed: ["plain", "archive"],
};

/** The state of a company, and whether it proved who it is. */
export function CompanyBadges({ status, isVerified }: { status: CompanyStatus; isVerified: boolean }) {
  const t = useTranslations("identity.company");
  const [tone, icon] = STATUS[status];
  return (
    <span className="inline-flex flex-wrap gap-1">
      {(status !== "active" || !isVerified) && (
        <StatusBadge tone={tone} icon={icon}>
          {t(`statuses.${status}`)}
        </StatusBadge>
      )}
      {isVerified && (
        <StatusBadge tone="award" icon="seal">
          {t("verified")}
        </StatusBadge>
      )}
    </span>
  );
}

/** Where a logo is served; null draws the company's mark. */
export const logoSrc = (fileId: string | null, width = 64): string | null =>
  fileId ? `/files/${fileId}/logo?w=${width}` : null;
