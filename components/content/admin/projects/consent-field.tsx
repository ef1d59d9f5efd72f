"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useField } from "@/components/ui/form/context";

/** Whether the client agreed to be named; ticking it notes the moment. */
export function ConsentField({ name, agreedAt }: { name: string; agreedAt: string | null }) {
  const t = useTranslations("content.admin.fields");
  const format = useFormatter();
  const { id, errors } = useField(name);
  const [at, setAt] = useState(agreedAt);
  return (
    <div className="grid gap-1" data-field={name}>
      <label className="choice" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          className="checkbox"
          checked={at !== null}
          aria-invalid={errors.length > 0 || undefined}
          aria-describedby={errors.length ? `${id}-error` : undefined}
          onChange={(event) =>
            setAt(event.currentTarget.checked ? (agreedAt ?? new Date().toISOString()) : null)
          }
        />
        <span>
          <span className="block">{t("consent")}</span>
          {at && (
            <span className="block text-sm text-muted">
              {t("consentSince", { at: format.dateTime(new Date(at), "day") })}
            </span>
          )}
        </span>
      </label>
      <input type="hidden" name={name} value={at ?? ""} readOnly />
      {errors.length > 0 && (
        <p id={`${id}-error`} className="text-sm font-medium text-error">
          {errors.join(" ")}
        </p>
      )}
    </div>
  );
}
