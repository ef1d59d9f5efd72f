"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useState } from "react";
import { IconButton } from "../button";
import { cx } from "../cx";
import { firstValue, useField } from "./context";
import { Field, type FieldProps, useControl } from "./field";

type InputProps = Omit<
  ComponentProps<"input">,
  "name" | "value" | "defaultValue" | "required" | "className" | "type" | "prefix"
>;
type TextProps = FieldProps &
  InputProps & {
    defaultValue?: string | number | null;
    /** Fixed text before or after the value: a unit, a currency, an address's beginning. */
    before?: ReactNode;
    after?: ReactNode;
  };

function split({ name, label, help, required, hideLabel, className, ...rest }: TextProps) {
  return { field: { name, label, help, required, hideLabel, className }, rest };
}

function BaseInput({ type, inputClass, ...props }: TextProps & { type: string; inputClass?: string }) {
  const { field, rest } = split(props);
  const { defaultValue, before, after, ...input } = rest;
  const { typed } = useField(field.name);
  const control = useControl(field);
  const element = (
    <input
      type={type}
      className={before || after ? "tabular" : cx("control", inputClass)}
      defaultValue={firstValue(typed, defaultValue)}
      {...control}
      {...input}
    />
  );
  return (
    <Field {...field}>
      {before || after ? (
        <div className={cx("control flex items-center gap-2", inputClass)}>
          {before && <span className="shrink-0 text-sm text-muted">{before}</span>}
          {element}
          {after && <span className="shrink-0 text-sm text-muted">{after}</span>}
        </div>
      ) : (
        element
      )}
    </Field>
  );
}

/** One line of text. */
export function TextField(props: TextProps) {
  return <BaseInput type="text" {...props} />;
}
/** An e-mail address. */
export function EmailField(props: TextProps) {
  return (
    <BaseInput
      type="email"
      inputMode="email"
      autoComplete="email"
      autoCapitalize="none"
      spellCheck={false}
      {...props}
    />
  );
}
/** A web address. */
export function UrlField(props: TextProps) {
  return (
    <BaseInput
      type="url"
      inputMode="url"
      placeholder="https://"
      autoCapitalize="none"
      spellCheck={false}
      {...props}
    />
  );
}
/** A telephone number. */
export function PhoneField(props: TextProps) {
  return <BaseInput type="tel" inputMode="tel" autoComplete="tel" {...props} />;
}
/** A number; `step`, `min`, `max` as in HTML. */
export function NumberField(props: TextProps) {
  return <BaseInput type="number" inputMode="decimal" inputClass="max-w-48 tabular" {...props} />;
}
/** A calendar day, `YYYY-MM-DD`. */
export function DateField(props: TextProps) {
  return <BaseInput type="date" inputClass="max-w-56 tabular" {...props} />;
}
/** A time of day, `HH:mm`. */
export function TimeField(props: TextProps) {
  return <BaseInput type="time" inputClass="max-w-40 tabular" {...props} />;
}
/**
 * A local date and time, `YYYY-MM-DDTHH:mm`, read in `zone`, whose name stands beside it. The action receives the
 * local value; the model turns it into an instant with the same zone.
 */
export function DateTimeField({ zone, ...props }: TextProps & { zone: string }) {
  return (
    <BaseInput
      type="datetime-local"
      inputClass="max-w-md tabular"
      after={zone.replaceAll("_", " ")}
      {...props}
    />
  );
}

/** A password with a button that shows it. `autoComplete` is current-password or new-password. */
export function PasswordField(props: TextProps) {
  const t = useTranslations("ui.form");
  const [shown, setShown] = useState(false);
  const { field, rest } = split(props);
  const { defaultValue: _never, before: _before, after: _after, ...input } = rest;
  const control = useControl(field);
  return (
    <Field {...field}>
      <div className="relative">
        <input
          type={shown ? "text" : "password"}
          className="control pr-11"
          autoComplete="current-password"
          autoCapitalize="none"
          spellCheck={false}
          {...control}
          {...input}
        />
        <IconButton
          icon={shown ? "eye-off" : "eye"}
          size="sm"
          label={shown ? t("hidePassword") : t("showPassword")}
          aria-pressed={shown}
          className="absolute top-1 right-1"
          onClick={() => setShown(!shown)}
        />
      </div>
    </Field>
  );
}

/** Several lines of text; grows with its content. `count` shows how much of `maxLength` is used. */
export function TextAreaField({
  rows = 4,
  maxLength,
  count,
  defaultValue,
  placeholder,
  mono,
  lang,
  ...field
}: FieldProps & {
  rows?: number;
  maxLength?: number;
  count?: boolean;
  defaultValue?: string | null;
  placeholder?: string;
  mono?: boolean;
  lang?: string;
}) {
  const t = useTranslations("ui.form");
  const { typed } = useField(field.name);
  const control = useControl(field);
  const start = firstValue(typed, defaultValue);
  const [length, setLength] = useState(start.length);
  return (
    <Field
      {...field}
      aside={
        count && maxLength ? (
          <span className="tabular text-xs text-muted">{t("count", { used: length, max: maxLength })}</span>
        ) : undefined
      }
    >
      <textarea
        className={cx("control", mono && "font-mono text-sm")}
        rows={rows}
        maxLength={maxLength}
        placeholder={placeholder}
        lang={lang}
        defaultValue={start}
        onInput={count ? (event) => setLength(event.currentTarget.value.length) : undefined}
        {...control}
      />
    </Field>
  );
}
