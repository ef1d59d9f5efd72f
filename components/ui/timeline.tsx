import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TONE_TEXT, type Tone } from "./alert";
import { cx } from "./cx";
import { Icon } from "./icon";
import type { IconName } from "./icons";

export interface TimelineEntry {
  key: string;
  title: ReactNode;
  /** Who and when; use `RelativeTime`. */
  meta?: ReactNode;
  body?: ReactNode;
  icon?: IconName;
  tone?: Tone;
}

/** What happened to a thing, newest first. */
export function Timeline({ entries, empty }: { entries: readonly TimelineEntry[]; empty?: string }) {
  const t = useTranslations("ui.history");
  if (entries.length === 0) return <p className="text-sm text-muted">{empty ?? t("empty")}</p>;
  return (
    <ol className="grid">
      {entries.map((entry, i) => (
        <li key={entry.key} className="relative grid grid-cols-[1.75rem_1fr] gap-x-3 pb-5 last:pb-0">
          {i < entries.length - 1 && (
            <span aria-hidden className="absolute top-7 bottom-0 left-3.5 w-px bg-hairline" />
          )}
          <span className="niche grid size-7 place-items-center border border-hairline bg-sheet">
            <Icon name={entry.icon ?? "draft"} size={15} className={cx(TONE_TEXT[entry.tone ?? "plain"])} />
          </span>
          <div className="min-w-0 pt-0.5">
            <p className="text-sm">{entry.title}</p>
            {entry.meta && <p className="text-sm text-muted">{entry.meta}</p>}
            {entry.body && <div className="mt-1.5 text-sm">{entry.body}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
