import { useTranslations } from "next-intl";
import { Form } from "@/components/ui/form/form";
import { TextField } from "@/components/ui/form/text-fields";
import { setUp } from "@/lib/identity/setup/actions";
import { NewPersonFields } from "./new-person-fields";
import { ZoneField } from "./zone-field";

/** Opens the account of the first super admin, with the code from the server's log. */
export function SetupForm({ minLength }: { minLength: number }) {
  const t = useTranslations("identity.setup");
  return (
    <Form action={setUp} submit={t("submit")}>
      <TextField
        name="code"
        label={t("code")}
        help={t("codeHelp")}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        required
      />
      <NewPersonFields minLength={minLength} />
      <ZoneField />
    </Form>
  );
}
