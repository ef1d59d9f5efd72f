"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Field, type FieldProps, useControl } from "@/components/ui/form/field";
import { moved } from "@/components/ui/use-order";
import type { ActionResult } from "@/lib/core/action-result";

interface Row {
  id: string;
  title: string;
}
const DELAY_MS = 250;

/**
 * Rows of another list, found by the words of their titles. With `max` 1 the name carries one id; with more, a list
 * in the order shown.
 */
export function PickField({
  chosen: start,
  search,
  max,
  ...field
}: FieldProps & {
  chosen: readonly Row[];
  search: (input: { q: string }) => Promise<ActionResult<Row[]>>;
  max: number;
}) {
  const t = useTranslations("content.admin.fields");
  const control = useControl(field);
  const [chosen, setChosen] = useState<readonly Row[]>(start);
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<readonly Row[]>([]);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (query.trim().length < 2) {
      setFound([]);
      return;
    }
    let stale = false;
    const timer = setTimeout(async () => {
      const answer = await search({ q: query.trim() });
      if (!stale && answer.ok) setFound(answer.data);
    }, DELAY_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [query, search]);
  function change(next: readonly Row[]) {
    setChosen(next);
    // Hidden inputs fire nothing by themselves; guard and autosave listen for it.
    queueMicrotask(() => box.current?.dispatchEvent(new Event("input", { bubbles: true })));
  }
  function add(row: Row) {
    change(max === 1 ? [row] : [...chosen, row]);
    setQuery("");
  }
  const offers = found.filter((row) => !chosen.some((other) => other.id === row.id));
  return (
    <Field {...field}>
      {chosen.length > 0 && (
        <ol className="grid grid-cols-1 gap-1">
          {chosen.map((row, i) => (
            <li
              key={row.id}
              className="flex min-h-9 items-center gap-1 rounded-field border border-hairline py-0.5 pl-3 text-sm"
            >
              <input type="hidden" name={max === 1 ? field.name : `${field.name}[${i}]`} value={row.id} />
              <span className="min-w-0 flex-1 truncate">{row.title}</span>
              {max > 1 && (
                <IconButton
                  icon="arrow-up"
                  size="sm"
                  label={t("earlier")}
                  disabled={i === 0}
                  onClick={() => change(moved(chosen, i, i - 1))}
                />
              )}
              {max > 1 && (
                <IconButton
                  icon="close"
                  size="sm"
                  label={t("removePicked", { title: row.title })}
                  onClick={() => change(chosen.filter((other) => other.id !== row.id))}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      <input
        ref={box}
        {...control}
        name={undefined}
        required={undefined}
        type="search"
        className="control"
        autoComplete="off"
        placeholder={t("pickSearch")}
        disabled={max > 1 && chosen.length >= max}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          if (offers[0]) add(offers[0]);
        }}
      />
      {offers.length > 0 && (
        <ul className="surface grid p-1">
          {offers.map((row) => (
            <li key={row.id}>
              <button type="button" className="popup-item" onClick={() => add(row)}>
                {row.title}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Field>
  );
}
