"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "../cx";
import { Icon } from "../icon";
import { useField } from "./context";

export interface FieldProps {
  /** The key under which the value is sent; nested values as `links[0].url`. */
  name: string;
  label: string;
  /** One plain sentence below the control. */
  help?: ReactNode;
  required?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  className?: string;
}

/** The attributes that tie a control to its label, help and errors. */
export function useControl({ name, help, required }: Pick<FieldProps, "name" | "help" | "required">) {
  const { id, invalid } = useField(name);
  const described = [help ? `${id}-help` : "", invalid ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    id,
    name,
    required,
    "aria-invalid": invalid || undefined,
    "aria-describedby": described || undefined,
  };
}

/**
 * The frame of one field: label above, control, help and errors below. The ready fields (`TextField`,
 * `SelectField` …) use it; a control of your own takes its attributes from `useControl`.
 * `group` makes the frame a fieldset, for several controls under one label.
 */
export function Field({
  name,
  label,
  help,
  required,
  hideLabel,
  className,
  group,
  aside,
  children,
}: FieldProps & { group?: boolean; aside?: ReactNode; children: ReactNode }) {
  const t = useTranslations("ui.form");
  const { id, errors } = useField(name);
  const caption = (
    <>
      {label}
      {!required && !hideLabel && <span className="ml-1.5 font-normal text-muted">{t("optional")}</span>}
    </>
  );
  const labelClass = hideLabel ? "sr-only" : "text-sm font-semibold";
  const Frame = group ? "fieldset" : "div";
  return (
    <Frame className={cx("grid min-w-0 content-start gap-1.5", className)} data-field={name}>
      {group ? (
        <legend className={cx(labelClass, "mb-1.5")}>{caption}</legend>
      ) : (
        <div className="flex items-baseline justify-between gap-4">
          <label htmlFor={id} className={labelClass}>
            {caption}
          </label>
          {aside}
        </div>
      )}
      {children}
      {help && (
        <p id={`${id}-help`} className="text-sm text-muted">
          {help}
        </p>
      )}
      {errors.length > 0 && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm font-medium text-error">
          <Icon name="error" size={16} className="mt-0.5" />
          <span>{errors.join(" ")}</span>
        </p>
      )}
    </Frame>
  );
}
