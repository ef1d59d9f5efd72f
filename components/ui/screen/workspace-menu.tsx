"use client";

import { useTranslations } from "next-intl";
import { iconName } from "../icons";
import { Menu } from "../menu";

export interface WorkspaceEntry {
  label: string;
  href: string;
  icon?: string;
  current?: boolean;
}

/** Changes between the workspaces of one person. */
export function WorkspaceMenu({ workspaces }: { workspaces: readonly WorkspaceEntry[] }) {
  const t = useTranslations("ui.shell");
  const current = workspaces.find((w) => w.current);
  return (
    <Menu
      variant="line"
      size="sm"
      align="start"
      className="w-full justify-start"
      icon={iconName(current?.icon)}
      iconEnd="chevron-down"
      trigger={<span className="flex-1 truncate text-left">{current?.label ?? t("workspaces")}</span>}
      entries={workspaces.map((w) => ({
        label: w.label,
        href: w.href,
        icon: iconName(w.icon),
        current: w.current,
      }))}
    />
  );
}
