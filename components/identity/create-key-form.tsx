"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { CheckboxGroupField, type Option, SelectField } from "@/components/ui/form/choice-fields";
import { Form, type FormAction } from "@/components/ui/form/form";
import { TextField } from "@/components/ui/form/text-fields";
import { createKey } from "@/lib/identity/api-key/actions";

/** A key, shown this once. */
function NewKey({ value }: { value: string }) {
  const t = useTranslations("identity.apiKeys");
  return (
    <section className="grid gap-4" aria-live="polite">
      <Alert tone="warning" title={t("madeTitle")}>
        {t("madeText")}
      </Alert>
      <p className="surface px-4 py-3 font-mono text-sm break-all">{value}</p>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={value} label={t("copy")} size="md" />
        <LinkButton href="/account/security" variant="primary">
          {t("kept")}
        </LinkButton>
      </div>
    </section>
  );
}

/** Makes a key: its name, what it may do, how long it lasts. */
export function CreateKeyForm({ scopes, days }: { scopes: readonly Option[]; days: readonly Option[] }) {
  const t = useTranslations("identity.apiKeys");
  return (
    <Form
      action={createKey as FormAction<{ key: string }>}
      submit={t("make")}
      submitIcon="key"
      result={({ key }) => <NewKey value={key} />}
    >
      <TextField name="name" label={t("name")} help={t("nameHelp")} maxLength={80} required />
      <CheckboxGroupField name="scopes" label={t("scopes")} options={scopes} required />
      <SelectField name="days" label={t("days")} options={days} defaultValue="90" required />
    </Form>
  );
}
