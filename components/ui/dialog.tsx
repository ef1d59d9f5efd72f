"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./button";
import { cx } from "./cx";

/**
 * A modal dialog on the browser's own `<dialog>`: focus stays inside, Escape and a press beside it close.
 * `actions` stand at its foot, the main one last.
 */
export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
  wide,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
}) {
  const t = useTranslations("ui");
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser closes a dialog on Escape by itself.
    <dialog
      ref={ref}
      aria-labelledby={id}
      className={cx("dialog float", wide && "dialog-wide")}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      {open && (
        <>
          <header className="flex items-start justify-between gap-4 px-5 pt-4">
            <h2 id={id} className="title-2 pt-1.5">
              {title}
            </h2>
            <IconButton icon="close" label={t("close")} size="sm" onClick={onClose} />
          </header>
          <div className="overflow-y-auto px-5 pt-2 pb-5">{children}</div>
          {actions && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-hairline px-5 py-3">
              {actions}
            </footer>
          )}
        </>
      )}
    </dialog>
  );
}
