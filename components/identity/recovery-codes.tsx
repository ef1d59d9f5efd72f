"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Button, LinkButton } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Form, type FormAction } from "@/components/ui/form/form";
import { TextField } from "@/components/ui/form/text-fields";
import { confirmTotp, renewRecoveryCodes } from "@/lib/identity/factor/actions";

interface Codes {
  codes: string[];
}

/** Recovery codes, shown this once: to copy, to keep as a file, to print. */
export function RecoveryCodes({ codes }: Codes) {
  const t = useTranslations("identity.factor");
  const text = `${t("codesFile")}\r\n\r\n${codes.join("\r\n")}\r\n`;
  return (
    <section className="grid gap-4" aria-live="polite">
      <Alert tone="warning" title={t("codesTitle")}>
        {t("codesText")}
      </Alert>
      <ol className="surface grid grid-cols-2 gap-x-6 gap-y-2 px-6 py-5 font-mono text-lg tabular-nums">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="no-print flex flex-wrap gap-2">
        <CopyButton text={codes.join("\n")} label={t("copy")} size="md" />
        <a
          className="btn btn-line text-[0.9375rem]"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="recovery-codes.txt"
        >
          {t("download")}
        </a>
        <Button icon="print" onClick={() => window.print()}>
          {t("print")}
        </Button>
        <LinkButton href="/account/security" variant="primary">
          {t("kept")}
        </LinkButton>
      </div>
    </section>
  );
}

/** The end of setting up an app beside a passkey: the recovery codes are those of before. */
function AppIsOn() {
  const t = useTranslations("identity.factor");
  return (
    <Alert
      tone="success"
      live="polite"
      title={t("appOn")}
      actions={
        <LinkButton href="/account/security" size="sm">
          {t("toSecurity")}
        </LinkButton>
      }
    >
      {t("appOnText")}
    </Alert>
  );
}

/**
 * Takes the app into use by its first code; the recovery codes of a first factor then stand in place of what was to be
 * scanned.
 */
export function ConfirmApp({ children }: { children: ReactNode }) {
  const t = useTranslations("identity.factor");
  return (
    <Form
      action={confirmTotp as FormAction<Codes>}
      submit={t("confirm")}
      result={(data) => (data.codes.length > 0 ? <RecoveryCodes {...data} /> : <AppIsOn />)}
    >
      {children}
      <TextField
        name="code"
        label={t("appCode")}
        help={t("appCodeHelp")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        required
      />
    </Form>
  );
}

/** Makes new recovery codes and shows them. */
export function RenewCodes() {
  const t = useTranslations("identity.factor");
  return (
    <Form
      action={renewRecoveryCodes as FormAction<Codes>}
      submit={t("renew")}
      submitVariant="line"
      submitIcon="refresh"
      result={(data) => <RecoveryCodes {...data} />}
    />
  );
}
