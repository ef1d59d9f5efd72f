"use client";

import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";

interface Shown {
  src: string;
  alt: string;
  caption: string;
  index: number;
  count: number;
}

/**
 * Shows the pictures that its children link to (`a[data-lightbox]`) one at a time over the whole window. Without
 * script the links open the pictures themselves. Arrow keys turn the pages, Escape closes.
 */
export function Lightbox({
  labels,
  children,
}: {
  labels: { close: string; previous: string; next: string; dialog: string };
  children: ReactNode;
}) {
  const host = useRef<HTMLDivElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);

  function show(index: number) {
    const links = [...(host.current?.querySelectorAll<HTMLAnchorElement>("a[data-lightbox]") ?? [])];
    const link = links[(index + links.length) % links.length];
    if (!link) return;
    setShown({
      src: link.href,
      alt: link.querySelector("img")?.alt ?? "",
      caption: link.dataset.caption ?? "",
      index: links.indexOf(link),
      count: links.length,
    });
    if (!dialog.current?.open) dialog.current?.showModal();
  }
  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-lightbox]");
    if (!link) return;
    event.preventDefault();
    show([...(host.current?.querySelectorAll("a[data-lightbox]") ?? [])].indexOf(link));
  }
  function turn(event: KeyboardEvent) {
    if (!shown) return;
    if (event.key === "ArrowRight") show(shown.index + 1);
    if (event.key === "ArrowLeft") show(shown.index - 1);
  }
  const button = "btn btn-square btn-ghost text-inherit hover:bg-white/10";
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the links inside are what is pressed. */}
      <div ref={host} onClick={open}>
        {children}
      </div>
      <dialog
        ref={dialog}
        className="lightbox"
        aria-label={labels.dialog}
        onKeyDown={turn}
        onClose={() => setShown(null)}
      >
        {shown && (
          <>
            <div className="flex items-center justify-between p-3">
              <span className="px-2 text-sm tabular">
                {shown.index + 1} / {shown.count}
              </span>
              <button
                type="button"
                className={button}
                aria-label={labels.close}
                onClick={() => dialog.current?.close()}
              >
                <Icon name="close" />
              </button>
            </div>
            <div className="min-h-0 px-3">
              {/* biome-ignore lint/performance/noImgElement: pictures are resized at upload; the optimizer is off. */}
              <img src={shown.src} alt={shown.alt} />
            </div>
            <div className="flex items-center gap-3 p-3">
              <button
                type="button"
                className={button}
                aria-label={labels.previous}
                onClick={() => show(shown.index - 1)}
              >
                <Icon name="arrow-left" />
              </button>
              <p className="flex-1 text-center text-sm" aria-live="polite">
                {shown.caption}
              </p>
              <button
                type="button"
                className={button}
                aria-label={labels.next}
                onClick={() => show(shown.index + 1)}
              >
                <Icon name="arrow-right" />
              </button>
            </div>
          </>
        )}
      </dialog>
    </>
  );
}
