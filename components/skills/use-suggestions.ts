"use client";

import { useLocale } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { SuggestedSkill } from "@/lib/skills/skill/model";

/** How long a person stops typing before we ask, in milliseconds. */
const PAUSE = 150;

/** Skills that what a person types may mean; the answers of overtaken questions are dropped. */
export function useSuggestions(typed: string): { items: SuggestedSkill[]; pending: boolean } {
  const locale = useLocale();
  const [items, setItems] = useState<SuggestedSkill[]>([]);
  const [pending, setPending] = useState(false);
  const known = useRef(new Map<string, SuggestedSkill[]>());
  useEffect(() => {
    const word = typed.trim();
    const before = known.current.get(word);
    if (!word || before) {
      setItems(before ?? []);
      setPending(false);
      return;
    }
    setPending(true);
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/v1/skills?q=${encodeURIComponent(word.slice(0, 80))}`, {
          signal: stop.signal,
          headers: { "accept-language": locale },
        });
        const found = answer.ok ? ((await answer.json()) as { data: SuggestedSkill[] }).data : [];
        if (answer.ok) known.current.set(word, found);
        setItems(found);
        setPending(false);
      } catch {
        // Overtaken by the next letter, or offline: what was typed can still be sent.
        if (!stop.signal.aborted) setPending(false);
      }
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, locale]);
  return { items, pending };
}
