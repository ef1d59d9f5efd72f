import { useTranslations } from "next-intl";
import { CheckboxField, RadioField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import { EmailField, PasswordField, TextField } from "@/components/ui/form/text-fields";
import { Link } from "@/components/ui/link";
import { signUp } from "@/lib/identity/account/actions";
import { SIGN_UP_ROLES } from "@/lib/identity/role/model";
import { ZoneField } from "./zone-field";

/** Opens an account. `minLength` is the institution's shortest password. */
export function SignUpForm({ next, minLength }: { next: string | null; minLength: number }) {
  const t = useTranslations("identity");
  return (
    <Form action={signUp} submit={t("signUp.submit")} hidden={{ next }}>
      <RadioField
        name="role"
        label={t("signUp.role")}
        defaultValue="student"
        required
        options={SIGN_UP_ROLES.map((role) => ({
          value: role,
          label: t(`signUp.roles.${role}`),
          help: t(`roleHelp.${role}`),
        }))}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="firstName" label={t("field.firstName")} autoComplete="given-name" required />
        <TextField name="lastName" label={t("field.lastName")} autoComplete="family-name" />
      </div>
      <EmailField name="email" label={t("field.email")} required />
      <TextField
        name="username"
        label={t("field.username")}
        help={t("field.usernameHelp")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField
        name="password"
        label={t("field.password")}
        help={t("field.passwordHelp", { min: minLength })}
        autoComplete="new-password"
        required
      />
      <CheckboxField name="terms" label={t("signUp.terms")} required />
      <p className="-mt-3 text-sm text-muted">
        {t.rich("signUp.termsLinks", {
          terms: (text) => (
            <Link className="link" href="/terms">
              {text}
            </Link>
          ),
          privacy: (text) => (
            <Link className="link" href="/privacy">
              {text}
            </Link>
          ),
        })}
      </p>
      <ZoneField />
    </Form>
  );
}
