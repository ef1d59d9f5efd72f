"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { cx } from "./cx";
import { Icon } from "./icon";
import type { IconName } from "./icons";
import { chooseTheme, type ThemeChoice } from "./theme-choice";

const ICON: Record<ThemeChoice, IconName> = { light: "sun", dark: "moon", system: "device" };

/** Light, dark, or as the device says; remembered in this browser and applied before paint by `/theme.js`. */
export function ThemeSwitch() {
  const t = useTranslations("ui.theme");
  const [choice, setChoice] = useState<ThemeChoice>("system");
  useEffect(() => {
    const stored = localStorage.getItem("gh-theme");
    if (stored === "light" || stored === "dark") setChoice(stored);
  }, []);
  function choose(next: ThemeChoice) {
    setChoice(next);
    chooseTheme(next);
  }
  return (
    <fieldset className="inline-flex rounded-field border border-hairline bg-sheet p-0.5">
      <legend className="sr-only">{t("label")}</legend>
      {(Object.keys(ICON) as ThemeChoice[]).map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={choice === option}
          aria-label={t(option)}
          title={t(option)}
          onClick={() => choose(option)}
          className={cx(
            "grid size-8 cursor-pointer place-items-center rounded-[0.25rem]",
            choice === option ? "bg-base-300 text-base-content" : "text-muted hover:text-base-content",
          )}
        >
          <Icon name={ICON[option]} size={17} />
        </button>
      ))}
    </fieldset>
  );
}
