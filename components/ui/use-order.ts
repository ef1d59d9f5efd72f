"use client";

import { type DragEvent, useState } from "react";

/** Moves one element of a list to another place; answers a new list. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(Math.max(0, Math.min(to, next.length)), 0, item);
  return next;
}

/**
 * Ordering by drag: attributes for each row and its handle. Buttons that call `onMove` serve those who do not drag.
 */
export function useOrder(length: number, onMove: (from: number, to: number) => void) {
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  return {
    dragged,
    over,
    handle: (index: number) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        setDragged(index);
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", String(index));
      },
      onDragEnd: () => {
        setDragged(null);
        setOver(null);
      },
    }),
    row: (index: number) => ({
      onDragOver: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        setOver(index);
      },
      onDrop: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        if (dragged !== index) onMove(dragged, index);
        setDragged(null);
        setOver(null);
      },
    }),
    canUp: (index: number) => index > 0,
    canDown: (index: number) => index < length - 1,
  };
}
