import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/form/action-button";
import { Form } from "@/components/ui/form/form";
import { EmailField, PasswordField, TextField } from "@/components/ui/form/text-fields";
import { confirmEmail, resendVerification } from "@/lib/identity/account/actions";

/** Confirms by the mailed link; asks for the password where the browser is not the one that signed up. */
export function ConfirmByLink({ token, trusted }: { token: string; trusted: boolean }) {
  const t = useTranslations("identity");
  return (
    <Form action={confirmEmail} submit={t("verify.submit")} hidden={{ token }}>
      {!trusted && (
        <PasswordField name="password" label={t("field.password")} help={t("verify.passwordHelp")} required />
      )}
    </Form>
  );
}

/** Confirms by the mailed code; a visitor names the address and gives the password too. */
export function ConfirmByCode({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations("identity");
  return (
    <Form action={confirmEmail} submit={t("verify.submit")}>
      {!signedIn && <EmailField name="email" label={t("field.email")} required />}
      <TextField
        name="code"
        label={t("verify.code")}
        help={t("verify.codeHelp")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        required
      />
      {!signedIn && (
        <PasswordField name="password" label={t("field.password")} help={t("verify.passwordHelp")} required />
      )}
    </Form>
  );
}

/** Asks for a new message; a visitor names the address. */
export function ResendVerification({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations("identity");
  if (signedIn)
    return (
      <ActionButton action={resendVerification} input={{}} icon="mail">
        {t("verify.resend")}
      </ActionButton>
    );
  return (
    <Form action={resendVerification} submit={t("verify.resend")} submitVariant="line">
      <EmailField name="email" label={t("field.email")} required />
    </Form>
  );
}
