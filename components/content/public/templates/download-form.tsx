"use client";

import { useActionState, useEffect } from "react";
import { Icon } from "@/components/ui/icon";
import type { Action, FormState } from "@/lib/core/action-result";

/**
 * A button that sends the browser to a file. Visitors are led to sign-in and back; a refusal is told below.
 * `action` is one of the template actions, `input` what it wants.
 */
export function DownloadForm<I extends Record<string, string | number>, T extends { url: string }>({
  action,
  input,
  label,
  signInHref,
  signInLabel,
  primary,
}: {
  action: Action<I, T>;
  input: I;
  label: string;
  signInHref: string;
  signInLabel: string;
  primary?: boolean;
}) {
  const [state, dispatch, pending] = useActionState<FormState<T>, FormData>(action, null);
  const refused = state && !state.ok ? state : null;
  const stranger = refused?.code === "unauthenticated";
  useEffect(() => {
    if (state?.ok) window.location.assign(state.data.url);
  }, [state]);
  useEffect(() => {
    if (stranger) window.location.assign(signInHref);
  }, [stranger, signInHref]);
  return (
    <form action={dispatch}>
      {Object.entries(input).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        disabled={pending}
        aria-busy={pending || undefined}
        className={primary ? "btn btn-primary btn-lg mt-4 w-full text-base" : "btn btn-line btn-sm text-sm"}
      >
        <Icon name="download" size={18} />
        {label}
      </button>
      {state?.ok && (
        <p role="status" className="mt-2 text-sm text-muted">
          {state.message}
        </p>
      )}
      {refused && (
        <p role="alert" className="mt-2 text-error text-sm">
          {refused.message}{" "}
          {stranger && (
            <a href={signInHref} className="link">
              {signInLabel}
            </a>
          )}
        </p>
      )}
    </form>
  );
}
