"use client";

import { startTransition, useRef, useState, useTransition } from "react";
import { isNavigation } from "@/components/ui/form/is-navigation";
import type { ActionResult } from "@/lib/core/action-result";
import type { Problem, ProblemTexts } from "./problems";

/** What an action that did not succeed says; null after success. */
export const saidBy = (result: ActionResult): string | null =>
  result.ok ? null : (Object.values(result.fields ?? {})[0]?.[0] ?? result.message);

/** Why the browser gave no passkey, by the names that WebAuthn gives its errors. */
function problemOf(error: unknown): Problem {
  switch ((error as { name?: unknown } | null)?.name) {
    case "NotAllowedError":
    case "AbortError":
      return "cancelled";
    case "InvalidStateError":
      return "known";
    case "ConstraintError":
    case "NotSupportedError":
      return "unable";
    case "TypeError":
      return "offline";
    default:
      return "failed";
  }
}

/**
 * Runs an act in which the browser asks for a passkey, one at a time. The work answers what to say when it led nowhere,
 * else null; `problem` is what it said, or why the browser gave no passkey.
 */
export function useCeremony(problems: ProblemTexts) {
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const busy = useRef(false);

  function run(work: () => Promise<string | null>) {
    if (busy.current) return;
    busy.current = true;
    setProblem(null);
    start(async () => {
      let said: string | null;
      try {
        said = "PublicKeyCredential" in window ? await work() : problems.unsupported;
      } catch (error) {
        if (isNavigation(error)) throw error;
        said = problems[problemOf(error)];
      } finally {
        busy.current = false;
      }
      startTransition(() => setProblem(said));
    });
  }
  return { problem, pending, run };
}
