"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button, LinkButton } from "@/components/ui/button";
import { TextField } from "@/components/ui/form/text-fields";
import { addPasskey, beginPasskey } from "@/lib/identity/passkey/actions";
import { RecoveryCodes } from "../recovery-codes";
import { problemTexts } from "./problems";
import { saidBy, useCeremony } from "./use-ceremony";

/** Makes a passkey on this device or a key at hand; after the first one shows the recovery codes. */
export function AddPasskey() {
  const t = useTranslations("identity");
  const { problem, pending, run } = useCeremony(problemTexts(useTranslations("identity.passkey.problem")));
  const [made, setMade] = useState<{ name: string; codes: string[] } | null>(null);

  function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    run(async () => {
      const [asked, { startRegistration }] = await Promise.all([
        beginPasskey({}),
        import("@simplewebauthn/browser"),
      ]);
      if (!asked.ok) return saidBy(asked);
      const response = await startRegistration({ optionsJSON: asked.data });
      const added = await addPasskey({ response, name });
      if (added.ok) setMade(added.data);
      return saidBy(added);
    });
  }

  if (made)
    return (
      <div className="grid gap-6">
        <Alert
          tone="success"
          live="polite"
          title={t("passkey.made", { name: made.name })}
          actions={
            made.codes.length === 0 && (
              <LinkButton href="/account/security" size="sm">
                {t("factor.toSecurity")}
              </LinkButton>
            )
          }
        >
          {t("passkey.madeText")}
        </Alert>
        {made.codes.length > 0 && <RecoveryCodes codes={made.codes} />}
      </div>
    );
  return (
    <>
      <form onSubmit={make} className="grid max-w-2xl gap-5 noscript:hidden" aria-busy={pending || undefined}>
        <TextField
          name="name"
          label={t("passkey.name")}
          help={t("passkey.nameHelp")}
          maxLength={80}
          autoComplete="off"
        />
        <div>
          <Button type="submit" variant="primary" icon="key" busy={pending}>
            {t("passkey.make")}
          </Button>
        </div>
        {problem && (
          <Alert tone="error" live="assertive">
            {problem}
          </Alert>
        )}
      </form>
      <noscript>
        <Alert tone="warning">{t("passkey.noScript")}</Alert>
      </noscript>
    </>
  );
}
