"use client";

import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";

/** Brings a field into view, out of a folded language if need be, and puts the caret into it. */
function goTo(field: string): void {
  const name = `data.${field}`;
  const frame =
    document.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`) ??
    document.querySelector<HTMLElement>(`[data-field="${CSS.escape(name.replace(/\[.*$/, ""))}"]`);
  if (!frame) return;
  const panel = frame.closest<HTMLElement>('[role="tabpanel"]');
  if (panel?.hidden) document.getElementById(panel.getAttribute("aria-labelledby") ?? "")?.click();
  requestAnimationFrame(() => {
    frame.scrollIntoView({ block: "center" });
    const control =
      frame.querySelector<HTMLElement>("textarea, select, input:not([type=hidden])") ??
      frame.querySelector<HTMLElement>("button");
    control?.focus({ preventScroll: true });
  });
}

/** All that is missing for publishing; each entry leads to its field. */
export function MissingPanel({ missing }: { missing: readonly { field: string; text: string }[] }) {
  const t = useTranslations("content.admin.edit");
  if (missing.length === 0) return null;
  return (
    <Panel title={t("missing")}>
      <ul className="grid gap-1.5 text-sm">
        {missing.map((item) => (
          <li key={`${item.field}${item.text}`} className="flex items-start gap-2">
            <Icon name="warning" size={16} className="mt-0.5 text-warning" />
            <button type="button" className="link text-left" onClick={() => goTo(item.field)}>
              {item.text}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
