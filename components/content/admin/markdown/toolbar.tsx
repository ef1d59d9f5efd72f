"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { Command } from "./text-commands";

const MARKS: Record<Command, ReactNode> = {
  bold: <Icon name="bold" size={18} />,
  italic: <Icon name="italic" size={18} />,
  heading: <Icon name="heading" size={18} />,
  link: <Icon name="link" size={18} />,
  bullets: <Icon name="list" size={18} />,
  numbers: <Icon name="list-numbers" size={18} />,
  quote: <Icon name="quote" size={18} />,
  code: <Icon name="code" size={18} />,
  table: <Icon name="table" size={18} />,
};
const KEYS: Partial<Record<Command, string>> = { bold: "B", italic: "I", link: "K" };

/** The command that a key with Ctrl or ⌘ means. */
export function commandOfKey(key: string): Command | null {
  const found = Object.entries(KEYS).find(([, k]) => k?.toLowerCase() === key.toLowerCase());
  return (found?.[0] as Command | undefined) ?? null;
}

/** The buttons above the text; arrow keys are not captured, Tab walks through them. */
export function Toolbar({
  controls,
  onCommand,
  onImage,
  view,
  onView,
}: {
  /** Id of the textarea. */
  controls: string;
  onCommand: (command: Command) => void;
  onImage: () => void;
  view: "write" | "both" | "read";
  onView: (view: "write" | "both" | "read") => void;
}) {
  const t = useTranslations("content.editor");
  return (
    <div
      role="toolbar"
      aria-label={t("toolbar")}
      aria-controls={controls}
      className="flex flex-wrap items-center gap-0.5 border-b border-hairline bg-base-200 px-1.5 py-1"
    >
      {(Object.keys(MARKS) as Command[]).map((command) => {
        const key = KEYS[command];
        const label = key ? `${t(command)} (Ctrl+${key})` : t(command);
        return (
          <button
            key={command}
            type="button"
            className="btn btn-quiet btn-sm btn-square"
            title={label}
            aria-label={label}
            onClick={() => onCommand(command)}
          >
            {MARKS[command]}
          </button>
        );
      })}
      <button
        type="button"
        className="btn btn-quiet btn-sm btn-square"
        title={t("image")}
        aria-label={t("image")}
        onClick={onImage}
      >
        <Icon name="image" size={18} />
      </button>
      <fieldset className="ml-auto flex" aria-label={t("view")}>
        {(["write", "both", "read"] as const).map((v) => (
          <button
            key={v}
            type="button"
            aria-pressed={view === v}
            className={cx(
              "btn btn-quiet btn-sm",
              view === v && "btn-active",
              v === "both" && "max-lg:hidden",
            )}
            onClick={() => onView(v)}
          >
            {t(v)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
