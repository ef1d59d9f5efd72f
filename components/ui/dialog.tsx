"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./button";
import { cx } from "./cx";

/** Where a person begins: at the first field, else at the answer that changes nothing. */
const firstOf = (dialog: HTMLDialogElement) =>
  dialog.querySelector<HTMLElement>(":is(input:not([type=hidden]), select, textarea):not(:disabled)") ??
  dialog.querySelector<HTMLElement>(":scope > footer button");

/** Whether something was typed that closing would lose. */
const isTouched = (dialog: HTMLDialogElement) =>
  [
    ...dialog.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input:not([type=hidden]), textarea"),
  ].some((field) => field.value !== field.defaultValue);

/**
 * A modal dialog on the browser's own `<dialog>`: focus stays inside, Escape closes, and so does a press beside it
 * while nothing was typed.
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
  const pressed = useRef<EventTarget>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      dialog.showModal();
      // Otherwise the browser begins at the button that closes it.
      firstOf(dialog)?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser closes a dialog on Escape by itself.
    <dialog
      ref={ref}
      aria-labelledby={id}
      className={cx("dialog float", wide && "dialog-wide")}
      onClose={onClose}
      onPointerDown={(event) => {
        pressed.current = event.target;
      }}
      onClick={(event) => {
        // Neither a selection dragged outside nor a stray press may lose what was typed.
        const { currentTarget: dialog } = event;
        if (event.target === dialog && pressed.current === dialog && !isTouched(dialog)) onClose();
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
