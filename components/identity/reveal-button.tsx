"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { toast } from "@/components/ui/toast-store";
import type { Action } from "@/lib/core/action-result";

/**
 * Shows sealed facts after a press, which the server records. `words` names each value of the action's data; values
 * that are not there read as `none`.
 */
export function RevealButton<I extends Record<string, string>>({
  action,
  input,
  label,
  words,
  none,
}: {
  action: Action<I, Record<string, string | null>>;
  input: I;
  label: string;
  words: Record<string, string>;
  none: string;
}) {
  const [facts, setFacts] = useState<Record<string, string | null> | null>(null);
  const [pending, start] = useTransition();
  function show() {
    start(async () => {
      const result = await action(input);
      if (result.ok) setFacts(result.data);
      else toast({ tone: "error", message: result.message });
    });
  }
  if (!facts)
    return (
      <Button size="sm" icon="eye" busy={pending} onClick={show}>
        {label}
      </Button>
    );
  return (
    <div role="status">
      <DefinitionList
        stacked
        items={Object.entries(words).map(([key, term]) => ({ term, value: facts[key] ?? none }))}
      />
    </div>
  );
}
