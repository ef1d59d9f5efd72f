"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Field, type FieldProps } from "@/components/ui/form/field";
import { moved } from "@/components/ui/use-order";

interface Result {
  label: string;
  value: string;
}
const MAX = 8;

/** What came of a project, as figures with a word to each. Empty rows are not sent. */
export function ResultsField({ results, ...field }: FieldProps & { results: readonly Result[] }) {
  const t = useTranslations("content.admin.fields");
  const next = useRef(results.length);
  const [list, setList] = useState(() => results.map((result, key) => ({ ...result, key })));
  const marker = useRef<HTMLInputElement>(null);
  function change(update: typeof list) {
    setList(update);
    // Hidden inputs fire nothing by themselves; guard and autosave listen for it.
    queueMicrotask(() => marker.current?.dispatchEvent(new Event("input", { bubbles: true })));
  }
  const sent = list.filter((row) => row.label.trim() || row.value.trim());
  return (
    <Field {...field} group>
      <input ref={marker} type="hidden" readOnly />
      <ol className="grid gap-2">
        {list.map((row, index) => {
          const at = sent.indexOf(row);
          const name = (part: string) => (at === -1 ? undefined : `${field.name}[${at}].${part}`);
          const set = (patch: Partial<Result>) =>
            setList(list.map((other) => (other === row ? { ...row, ...patch } : other)));
          return (
            <li key={row.key} className="flex flex-wrap items-center gap-2">
              <input
                className="control w-32 tabular"
                aria-label={t("resultValue")}
                placeholder={t("resultValue")}
                maxLength={40}
                name={name("value")}
                value={row.value}
                onChange={(event) => set({ value: event.currentTarget.value })}
              />
              <input
                className="control min-w-40 flex-1"
                aria-label={t("resultLabel")}
                placeholder={t("resultLabel")}
                maxLength={120}
                name={name("label")}
                value={row.label}
                onChange={(event) => set({ label: event.currentTarget.value })}
              />
              <IconButton
                icon="arrow-up"
                size="sm"
                label={t("earlier")}
                disabled={index === 0}
                onClick={() => change(moved(list, index, index - 1))}
              />
              <IconButton
                icon="close"
                size="sm"
                label={t("removeResult")}
                onClick={() => change(list.filter((other) => other !== row))}
              />
            </li>
          );
        })}
      </ol>
      {list.length < MAX && (
        <div>
          <Button
            size="sm"
            icon="plus"
            onClick={() => setList([...list, { label: "", value: "", key: next.current++ }])}
          >
            {t("addResult")}
          </Button>
        </div>
      )}
    </Field>
  );
}
