"use client";

import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { cx } from "./cx";

export interface LanguageTab {
  code: string;
  label: string;
  panel: ReactNode;
}

/**
 * The same fields in several languages, one language in view. All panels stay in the form, so that nothing typed in
 * another language is lost; arrow keys walk through the tabs.
 */
export function LanguageTabs({ tabs, label }: { tabs: readonly LanguageTab[]; label: string }) {
  const [active, setActive] = useState(tabs[0]?.code);
  const id = useId();
  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!step) return;
    const index = tabs.findIndex((tab) => tab.code === active);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (!next) return;
    setActive(next.code);
    document.getElementById(`${id}-${next.code}`)?.focus();
  }
  return (
    <div className="grid min-w-0 grid-cols-1 gap-5">
      <div
        role="tablist"
        aria-label={label}
        className="flex gap-6 border-b border-hairline"
        onKeyDown={onKeyDown}
      >
        {tabs.map((tab) => (
          <button
            key={tab.code}
            id={`${id}-${tab.code}`}
            type="button"
            role="tab"
            aria-selected={tab.code === active}
            aria-controls={`${id}-${tab.code}-panel`}
            tabIndex={tab.code === active ? 0 : -1}
            className={cx(
              "-mb-px border-b-2 py-2 text-sm",
              tab.code === active
                ? "border-primary font-semibold"
                : "border-transparent text-muted hover:text-base-content",
            )}
            onClick={() => setActive(tab.code)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.code}
          id={`${id}-${tab.code}-panel`}
          role="tabpanel"
          aria-labelledby={`${id}-${tab.code}`}
          hidden={tab.code !== active}
          className={cx("min-w-0 grid-cols-1 gap-5", tab.code === active && "grid")}
        >
          {tab.panel}
        </div>
      ))}
    </div>
  );
}
