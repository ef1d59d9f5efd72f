"use client";

import type { ActionResult } from "@/lib/core/action-result";
import { Alert } from "../alert";

/** The summary above a refused form: the message, and errors of fields that the form does not show. */
export function FormProblems({
  formId,
  state,
  changed,
}: {
  formId: string;
  state: Extract<ActionResult, { ok: false }>;
  changed: ReadonlySet<string>;
}) {
  const open = Object.entries(state.fields ?? {}).filter(([name]) => !changed.has(name));
  return (
    <div data-form-problems tabIndex={-1} className="outline-none">
      <Alert tone="error" live="assertive" title={state.message}>
        {open.length > 1 && (
          <ul className="list-inside list-disc">
            {open.map(([name, messages]) => (
              <li key={name}>
                <a className="link text-inherit" href={`#${formId}-${name.replace(/[^\w-]/g, "-")}`}>
                  {messages.join(" ")}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Alert>
    </div>
  );
}
