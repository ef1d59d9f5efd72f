import { useTranslations } from "next-intl";
import { CheckboxField, RadioField } from "@/components/ui/form/choice-fields";
import { EmailField, PasswordField, TextField } from "@/components/ui/form/text-fields";
import { Link } from "@/components/ui/link";
import type { SIGN_UP_ROLES } from "@/lib/identity/role/model";

/** What brings a new person here; `roles` are those that one may begin with. */
export function FirstRoleField({ roles }: { roles: readonly (typeof SIGN_UP_ROLES)[number][] }) {
  const t = useTranslations("identity");
  return (
    <RadioField
      name="role"
      label={t("signUp.role")}
      defaultValue={roles[0]}
      required
      options={roles.map((role) => ({
        value: role,
        label: t(`signUp.roles.${role}`),
        help: t(`roleHelp.${role}`),
      }))}
    />
  );
}

/**
 * What every new account asks: name, address, username, password. `minLength` is the shortest password; without it
 * none is asked. `given` is what is known already.
 */
export function NewPersonFields({
  minLength,
  withoutEmail,
  given,
}: {
  minLength?: number;
  withoutEmail?: boolean;
  given?: { firstName: string; lastName: string };
}) {
  const t = useTranslations("identity");
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="firstName"
          label={t("field.firstName")}
          autoComplete="given-name"
          defaultValue={given?.firstName}
          required
        />
        <TextField
          name="lastName"
          label={t("field.lastName")}
          autoComplete="family-name"
          defaultValue={given?.lastName}
        />
      </div>
      {!withoutEmail && <EmailField name="email" label={t("field.email")} required />}
      <TextField
        name="username"
        label={t("field.username")}
        help={t("field.usernameHelp")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      {minLength !== undefined && (
        <PasswordField
          name="password"
          label={t("field.password")}
          help={t("field.passwordHelp", { min: minLength })}
          autoComplete="new-password"
          required
        />
      )}
    </>
  );
}

/** The agreement to the terms, with the ways to read them. */
export function TermsField() {
  const t = useTranslations("identity");
  return (
    <>
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
    </>
  );
}
