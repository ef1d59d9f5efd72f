import { RelativeTime } from "@/components/ui/relative-time";
import { Timeline } from "@/components/ui/timeline";
import type { HistoryEntry } from "@/lib/platform/status-history";
import { ActorName } from "./actor-name";

/** What became of a thing: each move with who, when and why. `label` names a state. */
export function StatusHistory({
  entries,
  label,
  zone,
}: {
  entries: readonly HistoryEntry[];
  label: (status: string) => string;
  zone: string;
}) {
  return (
    <Timeline
      entries={entries.map((entry) => ({
        key: entry.id,
        title: label(entry.to),
        meta: (
          <>
            <ActorName row={entry} /> · <RelativeTime at={entry.at} zone={zone} />
          </>
        ),
        body: entry.reason,
      }))}
    />
  );
}
