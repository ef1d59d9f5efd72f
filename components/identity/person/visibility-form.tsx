import { useTranslations } from "next-intl";
import { CheckboxField, RadioField } from "@/components/ui/form/choice-fields";
import { Form } from "@/components/ui/form/form";
import type { OwnAccount } from "@/lib/identity/account/queries";
import { setVisibility } from "@/lib/identity/person/actions";
import { VISIBILITIES } from "@/lib/identity/person/model";

/** Who sees the profile, and whether it may be found. */
export function VisibilityForm({ account }: { account: OwnAccount }) {
  const t = useTranslations("identity.person");
  return (
    <Form action={setVisibility} submit={t("saveVisibility")}>
      <RadioField
        name="visibility"
        label={t("visibility")}
        cards
        required
        defaultValue={account.profileVisibility}
        options={VISIBILITIES.map((value) => ({
          value,
          label: t(`visibilities.${value}`),
          help: t(`visibilityHelp.${value}`),
        }))}
      />
      <CheckboxField
        name="searchable"
        label={t("searchable")}
        help={t("searchableHelp")}
        defaultChecked={account.preferences.searchable}
      />
    </Form>
  );
}
