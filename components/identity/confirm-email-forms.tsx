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

/**
 * Confirms by the mailed code; a visitor names the address and gives the password too. After a sign-up in this browser
 * `email` is known, and the password is not needed.
 */
export function ConfirmByCode({ signedIn, email }: { signedIn: boolean; email?: string }) {
  const t = useTranslations("identity");
  return (
    <Form action={confirmEmail} submit={t("verify.submit")} hidden={{ email }}>
      {!signedIn && !email && <EmailField name="email" label={t("field.email")} required />}
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
        <PasswordField
          name="password"
          label={t("field.password")}
          help={t(email ? "verify.passwordElsewhere" : "verify.passwordHelp")}
          required={!email}
        />
      )}
    </Form>
  );
}

/** Asks for a new message; a visitor names the address unless it is known. */
export function ResendVerification({ signedIn, email }: { signedIn: boolean; email?: string }) {
  const t = useTranslations("identity");
  if (signedIn || email)
    return (
      <ActionButton action={resendVerification} input={email ? { email } : {}} icon="mail">
        {t("verify.resend")}
      </ActionButton>
    );
  return (
    <Form action={resendVerification} submit={t("verify.resend")} submitVariant="line">
      <EmailField name="email" label={t("field.email")} required />
    </Form>
  );
}
