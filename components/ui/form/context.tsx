"use client";

import { createContext, useContext, useId } from "react";
import type { FormState } from "@/lib/core/action-result";

export interface FormContextValue {
  id: string;
  state: FormState;
  pending: boolean;
  /** Fields changed since the last answer; their errors no longer apply. */
  changed: ReadonlySet<string>;
}

/** What a `<Form>` tells its fields. */
export const FormContext = createContext<FormContextValue | null>(null);

/** Where a field stands: ids, the errors the server gave it, and what was typed before. */
export function useField(name: string) {
  const form = useContext(FormContext);
  const own = useId();
  const id = form ? `${form.id}-${name.replace(/[^\w-]/g, "-")}` : own;
  const failed = form?.state && !form.state.ok ? form.state : null;
  const errors = failed && !form?.changed.has(name) ? (failed.fields?.[name] ?? []) : [];
  return {
    id,
    errors,
    invalid: errors.length > 0,
    typed: failed?.values?.[name],
    /** Whether the values of a refused submission replace the defaults. */
    hasTyped: Boolean(failed?.values && Object.keys(failed.values).length),
    pending: form?.pending ?? false,
  };
}

/** The first typed value of a field, else its default. */
export function firstValue(typed: string | string[] | undefined, fallback?: string | number | null): string {
  if (typed !== undefined) return Array.isArray(typed) ? (typed[0] ?? "") : typed;
  return fallback === undefined || fallback === null ? "" : String(fallback);
}

/** All typed values of a field, else its defaults. */
export function allValues(typed: string | string[] | undefined, fallback: readonly string[] = []): string[] {
  if (typed === undefined) return [...fallback];
  return Array.isArray(typed) ? typed : [typed];
}
