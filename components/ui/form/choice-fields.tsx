"use client";

import type { ReactNode } from "react";
import { cx } from "../cx";
import { Icon } from "../icon";
import { allValues, firstValue, useField } from "./context";
import { Field, type FieldProps, useControl } from "./field";
import { Options, type SelectOption } from "./options";

export interface Option extends SelectOption {
  /** A line of explanation under the label; not shown in a select. */
  help?: ReactNode;
}

/** One of a list. `empty` is the label of the choice "none"; without it the first option is chosen. */
export function SelectField({
  options,
  empty,
  defaultValue,
  disabled,
  ...field
}: FieldProps & {
  options: readonly Option[];
  empty?: string;
  defaultValue?: string | null;
  disabled?: boolean;
}) {
  const { typed } = useField(field.name);
  const control = useControl(field);
  return (
    <Field {...field}>
      <select
        className="control"
        defaultValue={firstValue(typed, defaultValue)}
        disabled={disabled}
        {...control}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        <Options options={options} />
      </select>
    </Field>
  );
}

function Choice({
  type,
  name,
  option,
  checked,
  card,
  describedBy,
  invalid,
  role,
  id,
}: {
  type: "checkbox" | "radio";
  name: string;
  option: Option;
  checked: boolean;
  card?: boolean;
  describedBy?: string;
  invalid?: boolean;
  role?: "switch";
  id?: string;
}) {
  return (
    <label className={cx("choice", card && "choice-card")}>
      <input
        id={id}
        type={type}
        role={role}
        name={name}
        value={option.value}
        defaultChecked={checked}
        disabled={option.disabled}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        className={role ? "toggle toggle-sm" : type}
      />
      <span className="min-w-0">
        <span className="block">{option.label}</span>
        {option.help && <span className="block text-sm text-muted">{option.help}</span>}
      </span>
    </label>
  );
}

/** One of a few, all visible. `cards` gives each its own frame, for choices with explanations. */
export function RadioField({
  options,
  defaultValue,
  cards,
  ...field
}: FieldProps & { options: readonly Option[]; defaultValue?: string | null; cards?: boolean }) {
  const { typed, invalid } = useField(field.name);
  const control = useControl(field);
  const chosen = firstValue(typed, defaultValue);
  return (
    <Field {...field} group>
      <div className={cx("grid", cards && "gap-2 sm:grid-cols-2")}>
        {options.map((option, i) => (
          <Choice
            key={option.value}
            id={i === 0 ? control.id : undefined}
            type="radio"
            name={field.name}
            option={option}
            checked={option.value === chosen}
            card={cards}
            invalid={invalid}
            describedBy={control["aria-describedby"]}
          />
        ))}
      </div>
    </Field>
  );
}

/** Any of a few; sends the name once per ticked value. */
export function CheckboxGroupField({
  options,
  defaultValue,
  columns,
  ...field
}: FieldProps & { options: readonly Option[]; defaultValue?: readonly string[]; columns?: boolean }) {
  const { typed, hasTyped, invalid } = useField(field.name);
  const control = useControl(field);
  const chosen = new Set(hasTyped ? allValues(typed) : defaultValue);
  return (
    <Field {...field} group>
      <div className={cx("grid", columns && "sm:grid-cols-2 sm:gap-x-6")}>
        {options.map((option, i) => (
          <Choice
            key={option.value}
            id={i === 0 ? control.id : undefined}
            type="checkbox"
            name={field.name}
            option={option}
            checked={chosen.has(option.value)}
            invalid={invalid}
            describedBy={control["aria-describedby"]}
          />
        ))}
      </div>
    </Field>
  );
}

function Single({
  role,
  defaultChecked,
  value = "on",
  ...field
}: FieldProps & { defaultChecked?: boolean; value?: string; role?: "switch" }) {
  const { typed, hasTyped, errors } = useField(field.name);
  const control = useControl(field);
  return (
    <div className={cx("grid gap-1", field.className)} data-field={field.name}>
      <Choice
        id={control.id}
        type="checkbox"
        role={role}
        name={field.name}
        option={{ value, label: field.label, help: field.help }}
        checked={hasTyped ? typed !== undefined : Boolean(defaultChecked)}
        invalid={errors.length > 0}
        describedBy={errors.length ? `${control.id}-error` : undefined}
      />
      {errors.length > 0 && (
        <p id={`${control.id}-error`} className="flex items-start gap-1.5 text-sm font-medium text-error">
          <Icon name="error" size={16} className="mt-0.5" />
          <span>{errors.join(" ")}</span>
        </p>
      )}
    </div>
  );
}

/** One box to tick: an agreement. Sends "on", or nothing. */
export function CheckboxField(props: FieldProps & { defaultChecked?: boolean; value?: string }) {
  return <Single {...props} />;
}

/** On or off: a setting. Sends "on", or nothing. */
export function SwitchField(props: FieldProps & { defaultChecked?: boolean }) {
  return <Single role="switch" {...props} />;
}
