"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { buttonClass } from "./button";
import { Icon } from "./icon";

/** Switches tables between comfortable and compact; remembered in this browser. */
export function DensitySwitch() {
  const t = useTranslations("ui");
  const [compact, setCompact] = useState(false);
  useEffect(() => setCompact(document.documentElement.dataset.density === "compact"), []);
  function toggle() {
    const next = compact ? "comfortable" : "compact";
    document.documentElement.dataset.density = next;
    localStorage.setItem("gh-density", next);
    setCompact(!compact);
  }
  const label = compact ? t("density.comfortable") : t("density.compact");
  return (
    <button
      type="button"
      className={buttonClass("quiet", "sm", true)}
      aria-label={label}
      title={label}
      onClick={toggle}
    >
      <Icon name="rows" size={18} />
    </button>
  );
}
