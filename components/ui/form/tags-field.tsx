"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Icon } from "../icon";
import { allValues, useField } from "./context";
import { Field, type FieldProps, useControl } from "./field";

/**
 * Several short texts. Sends the name once per tag, and a text still being typed as one more. `suggestions` are
 * offered while typing. Without JavaScript it is one input whose text is split at commas by the model.
 */
export function TagsField({
  defaultValue,
  suggestions = [],
  max = 20,
  placeholder,
  ...field
}: FieldProps & {
  defaultValue?: readonly string[];
  suggestions?: readonly string[];
  max?: number;
  placeholder?: string;
}) {
  const t = useTranslations("ui.form");
  const { typed } = useField(field.name);
  const control = useControl(field);
  const [tags, setTags] = useState<string[]>(() => allValues(typed, defaultValue));
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const list = useId();

  function add(raw: string) {
    const fresh = raw
      .split(",")
      .map((s) => s.trim())
      .filter((s) => s && !tags.includes(s));
    if (fresh.length) setTags([...tags, ...fresh].slice(0, max));
    setText("");
  }
  function key(event: KeyboardEvent) {
    if (event.key === "Enter" || event.key === ",") {
      if (!text.trim()) return;
      event.preventDefault();
      add(text);
    } else if (event.key === "Backspace" && !text && tags.length) {
      setTags(tags.slice(0, -1));
    }
  }
  return (
    <Field {...field}>
      <div
        className="control flex flex-wrap items-center gap-1.5"
        onPointerDown={(event) => {
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          input.current?.focus();
        }}
      >
        {tags.map((tag) => (
          <span key={tag} className="chip">
            {tag}
            <input type="hidden" name={field.name} value={tag} />
            <button
              type="button"
              className="-mr-1 cursor-pointer p-0.5"
              aria-label={t("removeTag", { tag })}
              onClick={() => {
                setTags(tags.filter((other) => other !== tag));
                input.current?.focus();
              }}
            >
              <Icon name="close" size={14} />
            </button>
          </span>
        ))}
        <input
          ref={input}
          {...control}
          required={undefined}
          name={text.trim() || !tags.length ? field.name : undefined}
          value={text}
          list={suggestions.length ? list : undefined}
          placeholder={tags.length ? undefined : placeholder}
          disabled={tags.length >= max}
          autoComplete="off"
          onChange={(event) => {
            const value = event.currentTarget.value;
            if (suggestions.includes(value)) add(value);
            else setText(value);
          }}
          onKeyDown={key}
          onBlur={() => add(text)}
        />
        {suggestions.length > 0 && (
          <datalist id={list}>
            {suggestions
              .filter((s) => !tags.includes(s))
              .map((s) => (
                <option key={s} value={s} />
              ))}
          </datalist>
        )}
      </div>
    </Field>
  );
}
