import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/alert";
import { Badge, StatusBadge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icons";
import type { ContentStatus } from "@/lib/content/publishable/model";

const LOOK: Record<ContentStatus, { tone: Tone; icon: IconName }> = {
  draft: { tone: "plain", icon: "draft" },
  published: { tone: "success", icon: "success" },
  archived: { tone: "warning", icon: "archive" },
};

/** The state of a row, and whether something about it is put off. */
export function ContentState({
  status,
  publishAt,
  unpublishAt,
}: {
  status: ContentStatus;
  publishAt: Date | null;
  unpublishAt: Date | null;
}) {
  const t = useTranslations("content");
  const state = <StatusBadge {...LOOK[status]}>{t(`status.${status}`)}</StatusBadge>;
  if (!publishAt && !unpublishAt) return state;
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      {state}
      <Badge tone="info" icon="clock">
        {t(publishAt ? "admin.list.goesLive" : "admin.list.leaves")}
      </Badge>
    </span>
  );
}
