import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/badge";
import type { VersionStatus } from "@/lib/platform/app-version/model";

const LOOK = {
  draft: { tone: "plain", icon: "draft" },
  released: { tone: "success", icon: "check" },
  withdrawn: { tone: "warning", icon: "undo" },
} as const;

/** Where an app version stands. */
export function AppVersionStatus({ status }: { status: VersionStatus }) {
  const t = useTranslations("platform.appVersions.states");
  return <StatusBadge {...LOOK[status]}>{t(status)}</StatusBadge>;
}
