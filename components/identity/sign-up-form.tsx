import { useTranslations } from "next-intl";
import { Form } from "@/components/ui/form/form";
import { PhoneField } from "@/components/ui/form/text-fields";
import { signUp } from "@/lib/identity/account/actions";
import type { SIGN_UP_ROLES } from "@/lib/identity/role/model";
import { FirstRoleField, NewPersonFields, TermsField } from "./new-person-fields";
import { ZoneField } from "./zone-field";

/** Opens an account. `minLength` is the institution's shortest password. */
export function SignUpForm({
  next,
  minLength,
  roles,
}: {
  next: string | null;
  minLength: number;
  roles: readonly (typeof SIGN_UP_ROLES)[number][];
}) {
  const t = useTranslations("identity");
  return (
    <Form action={signUp} submit={t("signUp.submit")} hidden={{ next }}>
      <FirstRoleField roles={roles} />
      <NewPersonFields minLength={minLength} />
      <PhoneField name="phoneNumber" label={t("field.phone")} help={t("field.phoneHelp")} />
      <TermsField />
      <ZoneField />
    </Form>
  );
}
