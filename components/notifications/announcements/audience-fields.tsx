"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxGroupField, RadioField } from "@/components/ui/form/choice-fields";
import { TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { LOCALE_NAMES, LOCALES } from "@/lib/core/i18n/locales";
import { AUDIENCES } from "@/lib/notifications/announcement/model";

/** What the audience's fields begin with. */
export interface AudienceValues {
  audience: (typeof AUDIENCES)[number];
  roles: readonly string[];
  languages: readonly string[];
  company: string;
  people: string;
}

/** Whom to tell: one kind of audience, and what it needs. The other kinds' fields stay out of sight. */
export function AudienceFields({
  values,
  roles,
}: {
  values: AudienceValues;
  roles: readonly { value: string; label: string }[];
}) {
  const t = useTranslations("notifications.announcement");
  const [kind, setKind] = useState<string>(values.audience);
  const shown = (part: string) => (kind === part ? "" : "hidden");
  return (
    // The radios' changes bubble up to here.
    <div
      className="grid gap-5"
      onChange={(event) => {
        const { name, value } = event.target as unknown as HTMLInputElement;
        if (name === "audience") setKind(value);
      }}
    >
      <RadioField
        name="audience"
        label={t("audience")}
        required
        cards
        defaultValue={values.audience}
        options={AUDIENCES.map((value) => ({
          value,
          label: t(`audiences.${value}`),
          help: t(`audienceHelp.${value}`),
        }))}
      />
      <CheckboxGroupField
        className={shown("roles")}
        name="roles"
        label={t("roles")}
        required
        columns
        options={roles}
        defaultValue={values.roles}
      />
      <CheckboxGroupField
        className={shown("languages")}
        name="languages"
        label={t("languages")}
        required
        columns
        options={LOCALES.map((code) => ({ value: code, label: LOCALE_NAMES[code] }))}
        defaultValue={values.languages}
      />
      <TextField
        className={shown("company")}
        name="company"
        label={t("company")}
        help={t("companyHelp")}
        before="/companies/"
        required
        maxLength={120}
        defaultValue={values.company}
      />
      <TextAreaField
        className={shown("people")}
        name="people"
        label={t("people")}
        help={t("peopleHelp")}
        required
        rows={6}
        defaultValue={values.people}
      />
    </div>
  );
}
