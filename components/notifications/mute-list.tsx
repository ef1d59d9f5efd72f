import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/form/action-button";
import { unmute } from "@/lib/notifications/mute/actions";
import type { Mute } from "@/lib/notifications/mute/queries";

/** What a person muted, each with the way back. */
export function MuteList({ mutes }: { mutes: readonly Mute[] }) {
  const t = useTranslations("notifications.preferences");
  return (
    <ul className="surface divide-y divide-hairline">
      {mutes.map(({ entityType, entityId, label }) => (
        <li
          key={`${entityType}:${entityId}`}
          className="flex flex-wrap items-center justify-between gap-3 px-4 py-3"
        >
          <span className="min-w-0 break-words">{label}</span>
          <ActionButton action={unmute} input={{ entityType, entityId }} size="sm">
            {t("unmute")}
          </ActionButton>
        </li>
      ))}
    </ul>
  );
}
