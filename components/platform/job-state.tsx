import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/badge";
import type { JobState } from "@/lib/core/jobs-admin";

const LOOK = {
  waiting: { tone: "plain", icon: "clock" },
  running: { tone: "info", icon: "play" },
  failed: { tone: "error", icon: "error" },
  done: { tone: "success", icon: "check" },
} as const;

/** Where a job stands. */
export function JobStateBadge({ state }: { state: JobState }) {
  const t = useTranslations("platform.jobs.states");
  return <StatusBadge {...LOOK[state]}>{t(state)}</StatusBadge>;
}
