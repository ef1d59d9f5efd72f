"use client";

import { useEffect, useState } from "react";

type Visibility = Record<string, boolean>;
type Updater = Visibility | ((old: Visibility) => Visibility);

/** Which columns are visible, remembered in this browser under the list's id. */
export function useStoredVisibility(id: string, heads: readonly { id: string; hidden?: boolean }[]) {
  const [value, setValue] = useState<Visibility>(() =>
    Object.fromEntries(heads.filter((h) => h.hidden).map((h) => [h.id, false])),
  );
  const key = `gh-columns-${id}`;
  useEffect(() => {
    const stored = localStorage.getItem(key);
    if (!stored) return;
    try {
      setValue((old) => ({ ...old, ...(JSON.parse(stored) as Visibility) }));
    } catch {
      localStorage.removeItem(key);
    }
  }, [key]);
  function change(updater: Updater) {
    setValue((old) => {
      const next = typeof updater === "function" ? updater(old) : updater;
      localStorage.setItem(key, JSON.stringify(next));
      return next;
    });
  }
  return [value, change] as const;
}
