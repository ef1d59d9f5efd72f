import type { ErrorCode } from "./errors";

/** Form values as they were typed, to be shown again after a refused submission. */
export type FormValues = Record<string, string | string[]>;

/** What every server action answers; messages are already in the reader's language. */
export type ActionResult<T = unknown> =
  | { ok: true; data: T; message?: string }
  | {
      ok: false;
      code: ErrorCode;
      message: string;
      /** Field name to messages. */
      fields?: Record<string, string[]>;
      values?: FormValues;
      /** Facts for a special screen, such as both versions of a conflicting text. */
      detail?: unknown;
      /** Log id of a masked, unexpected error. */
      errorId?: string;
    };

/** The state of a form before anything was submitted. */
export type FormState<T = unknown> = ActionResult<T> | null;

/** A server action usable both by `useActionState` (state, FormData) and directly with an object. */
export type Action<I, T> = {
  (state: FormState<T>, form: FormData): Promise<ActionResult<T>>;
  (input: I): Promise<ActionResult<T>>;
};
