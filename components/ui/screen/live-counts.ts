"use client";

import { useSyncExternalStore } from "react";

type Counts = Readonly<Record<string, number>>;

const NONE: Counts = {};
let counts: Counts = NONE;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Has everything that shows how much waits at a path show this number; null: what the server last said. */
export function setLiveCount(path: string, count: number | null): void {
  const { [path]: _old, ...others } = counts;
  counts = count === null ? others : { ...others, [path]: count };
  for (const listener of listeners) listener();
}

/** How much waits, by path, where it is known better than when the page was made. */
export const useLiveCounts = (): Counts =>
  useSyncExternalStore(
    subscribe,
    () => counts,
    () => NONE,
  );
