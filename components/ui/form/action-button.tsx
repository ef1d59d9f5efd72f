"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useContext, useRef, useState, useTransition } from "react";
import type { Action, ActionResult } from "@/lib/core/action-result";
import { localePath } from "@/lib/core/i18n/locales";
import { Button, type ButtonSize, type ButtonVariant, IconButton } from "../button";
import { Dialog } from "../dialog";
import type { IconName } from "../icons";
import { toast } from "../toast-store";
import { answered } from "./answered";
import { FormContext } from "./context";
import { fillPath } from "./fill-path";
import type { FormAction } from "./form";
import { HiddenFields, type HiddenValue } from "./hidden-fields";
import { keepFocus } from "./keep-focus";

export interface ActionButtonProps<I extends Record<string, HiddenValue>, T> {
  action: Action<I, T>;
  input: I;
  /** What the button does, or its spoken name when `iconOnly`. */
  children: string;
  icon?: IconName;
  iconOnly?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Asks first; needed for everything that cannot be taken back. */
  confirm?: { title: string; body?: ReactNode; action?: string };
  /** Where to go after success; `:name` parts are filled from the action's data. */
  next?: string;
  /** Said after success when the action brings no message of its own. */
  done?: string;
  /** Why it cannot be pressed now. */
  disabledReason?: string;
  className?: string;
}

/** Runs a server action for one row or thing: pending, confirmation, toast, refresh. */
export function ActionButton<I extends Record<string, HiddenValue>, T>(props: ActionButtonProps<I, T>) {
  const {
    action,
    input,
    children,
    icon,
    iconOnly,
    variant = "line",
    size = "md",
    confirm,
    disabledReason,
  } = props;
  const t = useTranslations("ui");
  const locale = useLocale();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [pending, start] = useTransition();
  const busy = useRef(false);
  const insideForm = useContext(FormContext) !== null;

  function settle(result: ActionResult<T>) {
    if (!result.ok) {
      const detail = Object.values(result.fields ?? {})[0]?.[0];
      toast({ tone: "error", message: detail ?? result.message });
      return;
    }
    const message = result.message ?? props.done;
    if (message) toast({ tone: "success", message });
    if (props.next) router.push(localePath(locale, fillPath(props.next, result.data)));
    else router.refresh();
    keepFocus();
  }
  function run() {
    if (busy.current) return;
    busy.current = true;
    start(async () => {
      try {
        await answered(() => action(input), settle, t("form.offline"));
      } finally {
        busy.current = false;
        setAsking(false);
      }
    });
  }
  function press(event?: FormEvent) {
    event?.preventDefault();
    event?.stopPropagation();
    if (confirm) setAsking(true);
    else run();
  }

  const look = { variant, size, className: props.className, disabled: Boolean(disabledReason) };
  const type = insideForm ? ("button" as const) : ("submit" as const);
  const onClick = insideForm ? () => press() : undefined;
  const button = iconOnly ? (
    <IconButton
      icon={icon ?? "more"}
      label={disabledReason ?? children}
      type={type}
      onClick={onClick}
      aria-busy={pending}
      {...look}
    />
  ) : (
    <Button icon={icon} type={type} onClick={onClick} busy={pending} title={disabledReason} {...look}>
      {children}
    </Button>
  );
  const dialog = confirm && (
    <Dialog
      open={asking}
      onClose={() => setAsking(false)}
      title={confirm.title}
      actions={
        <>
          <Button onClick={() => setAsking(false)}>{t("cancel")}</Button>
          <Button variant={variant.startsWith("danger") ? "danger" : "primary"} busy={pending} onClick={run}>
            {confirm.action ?? children}
          </Button>
        </>
      }
    >
      {confirm.body}
    </Dialog>
  );
  if (insideForm)
    return (
      <>
        {button}
        {dialog}
      </>
    );
  return (
    <>
      <form
        action={(action as FormAction<T>).bind(null, null) as unknown as (form: FormData) => void}
        onSubmit={press}
        className="contents"
      >
        <HiddenFields values={input} />
        {button}
      </form>
      {dialog}
    </>
  );
}
