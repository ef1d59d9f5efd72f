"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import {
  type FormEvent,
  type ReactNode,
  useActionState,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
  useTransition,
} from "react";
import type { ActionResult, FormState } from "@/lib/core/action-result";
import { localePath } from "@/lib/core/i18n/locales";
import { Alert } from "../alert";
import type { ButtonVariant } from "../button";
import { cx } from "../cx";
import type { IconName } from "../icons";
import { toast } from "../toast-store";
import { answered } from "./answered";
import { errorsOf, FormContext } from "./context";
import { fillPath } from "./fill-path";
import { FormProblems } from "./form-problems";
import { HiddenFields, type HiddenValue } from "./hidden-fields";
import { keepFocus } from "./keep-focus";
import { SubmitButton } from "./submit-button";
import { UnsavedGuard } from "./unsaved-guard";

/** A server action made with `action()` of the core. */
export type FormAction<T> = (state: FormState<T>, form: FormData) => Promise<ActionResult<T>>;

export interface FormProps<T> {
  action: FormAction<T>;
  /** What the button does: "Publish post". Leave it out and place your own `<SubmitButton>`s. */
  submit?: string;
  submitIcon?: IconName;
  submitVariant?: ButtonVariant;
  /** Values sent along unseen, such as the row's id and version. */
  hidden?: Record<string, HiddenValue>;
  /** Where to go after success: a path whose `:name` parts are filled from the action's data (`/admin/posts/:id`). */
  next?: string;
  /** Empties the fields after success. */
  reset?: boolean;
  /** Asks before leaving with unsaved changes. */
  guard?: boolean;
  /** Beside the button: a cancel link, a second action. */
  secondary?: ReactNode;
  /** `stack` is one column; `inline` is one line, for one or two short fields; `bare` adds no layout. */
  layout?: "stack" | "inline" | "bare";
  /** Keeps the buttons in view at the bottom of a long form. */
  sticky?: boolean;
  /** Called in the browser after success; for client components only. */
  onSuccess?: (data: T) => void;
  /**
   * Stands in the form's place after success, such as a secret that is shown once; the page is then not refreshed.
   * For client components only.
   */
  result?: (data: T) => ReactNode;
  className?: string;
  id?: string;
  children?: ReactNode;
}

/**
 * A form bound to a server action. Works with and without JavaScript: errors stand beside their fields and in a
 * summary, focus goes to the first of them, values are kept, and a second press while saving does nothing.
 */
export function Form<T>(props: FormProps<T>) {
  const {
    action,
    submit,
    hidden,
    next,
    reset,
    guard,
    secondary,
    layout = "stack",
    sticky,
    onSuccess,
  } = props;
  const t = useTranslations("ui.form");
  const locale = useLocale();
  const router = useRouter();
  // What the server sent along with the page, after a press before the scripts were there.
  const [served, dispatch, sending] = useActionState<FormState<T>, FormData>(action, null);
  const [answer, setAnswer] = useState<FormState<T>>(null);
  const [working, work] = useTransition();
  const state = answer ?? served;
  const pending = working || sending;
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [dirty, setDirty] = useState(false);
  const generated = useId().replace(/[^\w-]/g, "");
  const id = props.id ?? `f${generated}`;
  const form = useRef<HTMLFormElement>(null);
  const busy = useRef(false);
  const waiting = useRef<number>(undefined);
  useEffect(() => () => clearInterval(waiting.current), []);

  /** Says what happened and goes on. Needs nothing of the form, which may be gone with the row that it stood in. */
  function settle(result: ActionResult<T>) {
    setAnswer(result);
    setChanged(new Set());
    if (!result.ok) return;
    setDirty(false);
    if (reset) form.current?.reset();
    onSuccess?.(result.data);
    if (result.message || !next) toast({ tone: "success", message: result.message ?? t("saved") });
    if (next) router.push(localePath(locale, fillPath(next, result.data)));
    else if (!props.result) router.refresh();
    keepFocus();
  }
  const settleServed = useEffectEvent(settle);
  useEffect(() => {
    if (served) settleServed(served);
  }, [served]);
  useEffect(() => {
    if (!state || state.ok) return;
    const target =
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]:not([type="hidden"])') ??
      form.current?.querySelector<HTMLElement>("[data-form-problems]");
    target?.focus();
  }, [state]);

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    event.stopPropagation();
    if (busy.current) return;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    if (event.currentTarget.querySelector("[data-uploading]")) {
      toast({ tone: "info", message: t("stillUploading") });
      sendAfterUpload(submitter);
      return;
    }
    busy.current = true;
    const data = new FormData(event.currentTarget, submitter);
    work(async () => {
      try {
        await answered(() => action(state, data), settle, t("offline"));
      } finally {
        busy.current = false;
      }
    });
  }
  /** Presses the button once more when no upload runs any longer. */
  function sendAfterUpload(submitter: HTMLElement | null) {
    clearInterval(waiting.current);
    waiting.current = window.setInterval(() => {
      if (form.current?.querySelector("[data-uploading]")) return;
      clearInterval(waiting.current);
      form.current?.requestSubmit(submitter?.isConnected ? submitter : null);
    }, 200);
  }
  function noteChange(event: FormEvent<HTMLFormElement>) {
    if (!dirty) setDirty(true);
    const control = event.target as HTMLInputElement;
    // A control that sends nothing itself, such as a file input, stands for the field around it.
    const name = control.name || control.closest<HTMLElement>("[data-field]")?.dataset.field;
    if (name && state && !state.ok && errorsOf(state, name).length && !changed.has(name))
      setChanged(new Set(changed).add(name));
  }

  const value = useMemo(
    () => ({
      id,
      state: state as FormState,
      pending,
      changed,
      touch: (name: string) => setChanged((before) => new Set(before).add(name)),
    }),
    [id, state, pending, changed],
  );
  if (state?.ok && props.result) return props.result(state.data);
  return (
    <FormContext value={value}>
      <form
        ref={form}
        id={id}
        action={dispatch}
        onSubmit={send}
        onChange={noteChange}
        noValidate
        aria-busy={pending || undefined}
        className={cx(
          layout === "stack" && "grid max-w-2xl gap-5",
          layout === "inline" && "flex flex-wrap items-end gap-3",
          props.className,
        )}
      >
        {hidden && <HiddenFields values={hidden} />}
        {state && !state.ok && <FormProblems formId={id} state={state} changed={changed} />}
        {state?.ok && state.message && (
          <noscript>
            <Alert tone="success">{state.message}</Alert>
          </noscript>
        )}
        {props.children}
        {(submit || secondary) && (
          <div
            className={cx(
              "flex flex-wrap items-center gap-3",
              sticky && "sticky bottom-0 z-10 -mx-1 border-t border-hairline bg-base-100 px-1 py-3",
            )}
          >
            {submit && (
              <SubmitButton variant={props.submitVariant ?? "primary"} icon={props.submitIcon}>
                {submit}
              </SubmitButton>
            )}
            {secondary}
          </div>
        )}
      </form>
      {guard && <UnsavedGuard active={dirty && !pending} />}
    </FormContext>
  );
}
