import { useTranslations } from "next-intl";
import { Form } from "@/components/ui/form/form";
import { join } from "@/lib/identity/invitation/actions";
import { NewPersonFields, TermsField } from "../new-person-fields";
import { ZoneField } from "../zone-field";

/** Opens the account of an invited person. `minLength` is the institution's shortest password. */
export function JoinForm({ token, minLength }: { token: string; minLength: number }) {
  const t = useTranslations("identity.signUp");
  return (
    <Form action={join} submit={t("submit")} hidden={{ token }}>
      <NewPersonFields minLength={minLength} withoutEmail />
      <TermsField />
      <ZoneField />
    </Form>
  );
}
