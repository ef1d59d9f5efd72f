"use client";

import { createContext, useContext } from "react";
import type { FormState } from "@/lib/core/action-result";

export interface FormContextValue {
  id: string;
  state: FormState;
  pending: boolean;
  /** Fields changed since the last answer; their errors no longer apply. */
  changed: ReadonlySet<string>;
  /** Says that a field changed whose control tells no events of its own. */
  touch(name: string): void;
}

/** What a `<Form>` tells its fields. */
export const FormContext = createContext<FormContextValue | null>(null);

/** The field at which an error of one value of a list is shown: `links[1]` is of `links`. */
export const ownName = (name: string): string => name.replace(/\[\d+\]$/, "");

/** The errors of a field and of the values in it, each once. */
export function errorsOf(state: FormState, name: string): string[] {
  const fields = Object.entries((state && !state.ok && state.fields) || {});
  return [
    ...new Set(fields.flatMap(([key, errors]) => (key === name || ownName(key) === name ? errors : []))),
  ];
}

/** Where a field stands: ids, the errors the server gave it, and what was typed before. */
export function useField(name: string) {
  const form = useContext(FormContext);
  // Label, control and messages ask for it apart, so it must follow from the name also outside of a `<Form>`.
  const id = `${form?.id ?? "field"}-${name.replace(/[^\w-]/g, "-")}`;
  const failed = form?.state && !form.state.ok ? form.state : null;
  const errors = failed && !form?.changed.has(name) ? errorsOf(failed, name) : [];
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
