"use client";

import { useEffect, useRef } from "react";
import { slugify } from "@/lib/core/slug";
import { cx } from "../cx";
import { firstValue, useField } from "./context";
import { Field, type FieldProps, useControl } from "./field";

/**
 * The last part of an address. While it is new and untouched it follows the field named `from`; `base` is the
 * beginning of the address, shown before it.
 */
export function SlugField({
  from,
  base,
  defaultValue,
  ...field
}: FieldProps & { from?: string; base?: string; defaultValue?: string | null }) {
  const { typed } = useField(field.name);
  const control = useControl(field);
  const input = useRef<HTMLInputElement>(null);
  const start = firstValue(typed, defaultValue);
  useEffect(() => {
    const own = input.current;
    const source = from && own?.form?.elements.namedItem(from);
    if (!own || !(source instanceof HTMLInputElement) || start) return;
    let followed = "";
    const follow = () => {
      if (own.value !== followed) return;
      followed = slugify(source.value);
      own.value = followed;
    };
    source.addEventListener("input", follow);
    return () => source.removeEventListener("input", follow);
  }, [from, start]);
  return (
    <Field {...field}>
      <div className="control flex items-center gap-0.5">
        {base && <span className="max-w-[50%] truncate text-sm text-muted">{base}</span>}
        <input
          ref={input}
          className={cx("tabular")}
          defaultValue={start}
          maxLength={96}
          spellCheck={false}
          autoCapitalize="none"
          onBlur={(event) => {
            event.currentTarget.value = slugify(event.currentTarget.value);
          }}
          {...control}
        />
      </div>
    </Field>
  );
}
