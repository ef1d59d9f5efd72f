import type { ReactNode } from "react";
import type { Action } from "@/lib/core/action-result";
import type { ButtonVariant } from "../button";
import type { SelectOption } from "../form/options";
import type { IconName } from "../icons";

/** One column of a list. `cell` runs on the server and may return server components. */
export interface Column<R> {
  id: string;
  header: string;
  cell: (row: R) => ReactNode;
  /** The list contract's sort key; makes the header a link. */
  sort?: string;
  /** Numbers stand at the end. */
  align?: "start" | "end" | "center";
  /** No wider than its content: dates, states, buttons. */
  tight?: boolean;
  /** Not shown until chosen. */
  hidden?: boolean;
  /** Cannot be hidden. */
  fixed?: boolean;
  /** Leaves the value without its label on a phone. */
  bare?: boolean;
}

/** A filter of a list; `name` is a filter key of its contract. */
export type Filter =
  | { kind: "search"; name: string; label: string; placeholder?: string }
  | {
      kind: "select";
      name: string;
      label: string;
      options: readonly SelectOption[];
      all?: string;
    }
  | { kind: "flag"; name: string; label: string; value?: string }
  | { kind: "date"; name: string; label: string };

/** Something done to all selected rows: the action receives `{ [field]: ids }`, or a page takes over. */
export interface BulkAction {
  label: string;
  // biome-ignore lint/suspicious/noExplicitAny: actions of every domain, each with its own input and data.
  action?: Action<any, any>;
  /** Instead of an action: a page that goes on with the rows, which it gets as repeated `id` parameters. */
  href?: string;
  /** Name of the input's list of ids; `ids` unless told. */
  field?: string;
  /** Further input sent along. */
  input?: Record<string, string | number | boolean>;
  icon?: IconName;
  variant?: ButtonVariant;
  /** Asks first. `{count}` in the texts becomes the number of rows here, so pass them with `t.raw`. */
  confirm?: { title: string; body?: string };
}
