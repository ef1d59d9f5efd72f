import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Form } from "@/components/ui/form/form";
import { EmailField, TextField } from "@/components/ui/form/text-fields";
import { Screen, Section } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { changeEmail, requestEmailChange } from "@/lib/identity/email-change/actions";
import { getPendingEmail, previewEmailChange } from "@/lib/identity/email-change/commands";
import { hasStepUp } from "@/lib/identity/session/model";
import { requireStepUpPage } from "@/lib/identity/session/step-up-page";

const PATH = "/account/security/email";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.emailChange");
  return { title: t("title"), referrer: "no-referrer" };
}

export default async function EmailChangePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const locale = await getLocale();
  const { token: given } = await searchParams;
  const token = typeof given === "string" ? given : null;
  const ctx = await requireCtx(locale, token ? `${PATH}?token=${encodeURIComponent(token)}` : PATH);
  const t = await getTranslations("identity");
  const linked = token ? await previewEmailChange(ctx, token) : null;
  if (!token) requireStepUpPage(ctx, locale, PATH);
  const pending = linked ? null : await getPendingEmail(ctx);
  return (
    <Screen
      title={t("emailChange.title")}
      description={t("emailChange.text", { email: ctx.actor.email })}
      width="form"
      crumbs={[{ label: t("security.title"), href: "/account/security" }, { label: t("emailChange.title") }]}
    >
      {token && !linked && <Alert tone="warning">{t("error.tokenSpent")}</Alert>}
      {linked ? (
        <Section title={linked} description={t("emailChange.confirmText")}>
          <Form action={changeEmail} submit={t("emailChange.confirm")} hidden={{ token }} />
        </Section>
      ) : (
        <>
          {pending && (
            <Section
              title={t("emailChange.sent")}
              description={t("emailChange.sentText", { email: pending })}
            >
              <Form action={changeEmail} submit={t("emailChange.confirm")}>
                <TextField
                  name="code"
                  label={t("verify.code")}
                  help={t("verify.codeHelp")}
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  maxLength={7}
                  required
                />
              </Form>
            </Section>
          )}
          {hasStepUp(ctx.actor) && (
            <Section title={pending ? t("emailChange.another") : undefined}>
              <Form
                action={requestEmailChange}
                submit={t("emailChange.submit")}
                submitIcon="mail"
                submitVariant={pending ? "line" : "primary"}
                reset
              >
                <EmailField name="email" label={t("emailChange.new")} help={t("emailChange.help")} required />
              </Form>
            </Section>
          )}
        </>
      )}
    </Screen>
  );
}
