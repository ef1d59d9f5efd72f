import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/form/action-button";
import { Link } from "@/components/ui/link";
import { showOnLeaderboard } from "@/lib/points/leaderboard/actions";

/** Whether one stands on the public list of the month, and the button that changes it. */
export function LeaderboardSwitch({ on }: { on: boolean }) {
  const t = useTranslations("points.leaderboard");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted">
      <span className="min-w-0">
        {t(on ? "shown" : "hidden")}{" "}
        <Link href="/points" className="link">
          {t("see")}
        </Link>
      </span>
      <ActionButton
        action={showOnLeaderboard}
        input={{ on: !on }}
        size="sm"
        variant="quiet"
        icon={on ? "eye-off" : "eye"}
      >
        {t(on ? "hide" : "show")}
      </ActionButton>
    </div>
  );
}
