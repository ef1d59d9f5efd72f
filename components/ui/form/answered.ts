import { startTransition } from "react";
import type { ActionResult } from "@/lib/core/action-result";
import { toast } from "../toast-store";
import { isNavigation } from "./is-navigation";

/**
 * Runs a server action and hands on what it answered. Where no answer came, a toast says `offline` and what was typed
 * stays; redirects of the framework pass.
 */
export async function answered<T>(
  act: () => Promise<ActionResult<T>>,
  settle: (result: ActionResult<T>) => void,
  offline: string,
): Promise<void> {
  try {
    const result = await act();
    startTransition(() => settle(result));
  } catch (error) {
    if (isNavigation(error)) throw error;
    toast({ tone: "error", message: offline });
  }
}
