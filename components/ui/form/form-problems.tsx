"use client";

import { useLayoutEffect, useRef, useState } from "react";
import type { ActionResult } from "@/lib/core/action-result";
import { Alert } from "../alert";
import { errorsOf, ownName } from "./context";

/** What a field is called where it stands in the form. */
function captionOf(form: ParentNode | null | undefined, name: string): string {
  const caption = form?.querySelector(`[data-field="${CSS.escape(name)}"] :is(label, legend)`);
  return caption?.firstChild?.textContent?.trim() ?? "";
}

/** The summary above a refused form: the message, and each field that was refused, by its name and as a link. */
export function FormProblems({
  formId,
  state,
  changed,
}: {
  formId: string;
  state: Extract<ActionResult, { ok: false }>;
  changed: ReadonlySet<string>;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [captions, setCaptions] = useState<Readonly<Record<string, string>>>({});
  useLayoutEffect(() => {
    const form = box.current?.closest("form");
    setCaptions(Object.fromEntries(names(state).map((name) => [name, captionOf(form, name)])));
  }, [state]);
  const open = names(state).filter((name) => !changed.has(name));
  return (
    <div ref={box} data-form-problems tabIndex={-1} className="basis-full outline-none">
      <Alert tone="error" live="assertive" title={state.message}>
        {open.length > 1 && (
          <ul className="list-inside list-disc">
            {open.map((name) => (
              <li key={name}>
                <a className="link text-inherit" href={`#${formId}-${name.replace(/[^\w-]/g, "-")}`}>
                  {captions[name] && `${captions[name]}: `}
                  {errorsOf(state, name).join(" ")}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Alert>
    </div>
  );
}

/** The refused fields; the values of a list count as one. */
const names = (state: Extract<ActionResult, { ok: false }>) => [
  ...new Set(Object.keys(state.fields ?? {}).map(ownName)),
];
