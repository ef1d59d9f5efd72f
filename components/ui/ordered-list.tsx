"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import type { ActionResult } from "@/lib/core/action-result";
import { IconButton } from "./button";
import { cx } from "./cx";
import { answered } from "./form/answered";
import { Icon } from "./icon";
import { toast } from "./toast-store";
import { moved, useOrder } from "./use-order";

interface Item {
  id: string;
  /** The row's name, for its buttons. */
  label: string;
  content: ReactNode;
}

/**
 * Rows whose order visitors see. Dragging or the buttons move a row; each move is saved at once with the whole list
 * of ids, and refused when the set changed meanwhile.
 */
export function OrderedList({
  items,
  order: save,
  input,
}: {
  items: readonly Item[];
  // biome-ignore lint/suspicious/noExplicitAny: actions of several nouns, each with its own input.
  order: (input: any) => Promise<ActionResult<unknown>>;
  /** Sent along with the ids. */
  input?: Record<string, string>;
}) {
  const words = useTranslations("ui");
  const t = useTranslations("ui.order");
  const router = useRouter();
  const [list, setList] = useState<readonly Item[]>(items);
  const [said, setSaid] = useState("");
  const [pending, start] = useTransition();
  const busy = useRef(false);
  useEffect(() => setList(items), [items]);
  function move(from: number, to: number) {
    if (busy.current) return;
    busy.current = true;
    const next = moved(list, from, to);
    setList(next);
    setSaid(t("moved", { to: to + 1, of: next.length }));
    start(async () => {
      let saved = false;
      const settle = (answer: ActionResult<unknown>) => {
        saved = answer.ok;
        if (!answer.ok) toast({ tone: "error", message: answer.message });
      };
      try {
        const ids = next.map((item) => item.id);
        await answered(() => save({ ...input, ids }), settle, words("form.offline"));
        if (saved) return;
        setList(list);
        router.refresh();
      } finally {
        busy.current = false;
      }
    });
  }
  const order = useOrder(list.length, move);
  return (
    <>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
      <ol className="divide-y divide-hairline border-y border-hairline" aria-busy={pending || undefined}>
        {list.map((item, index) => (
          <li
            key={item.id}
            {...order.row(index)}
            className={cx(
              "flex items-center gap-2 py-2",
              order.over === index && "bg-wash",
              order.dragged === index && "opacity-50",
            )}
          >
            <span {...order.handle(index)} className="cursor-grab p-1 text-muted" title={t("drag")}>
              <Icon name="drag" size={18} />
            </span>
            <div className="min-w-0 flex-1">{item.content}</div>
            <div className="flex shrink-0">
              <IconButton
                icon="arrow-up"
                size="sm"
                label={`${t("up")}: ${item.label}`}
                disabled={!order.canUp(index)}
                onClick={() => move(index, index - 1)}
              />
              <IconButton
                icon="arrow-down"
                size="sm"
                label={`${t("down")}: ${item.label}`}
                disabled={!order.canDown(index)}
                onClick={() => move(index, index + 1)}
              />
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
