import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/form/choice-fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextField } from "@/components/ui/form/text-fields";
import { appointAdmin } from "@/lib/identity/role/actions";
import { ADMIN_ROLES } from "@/lib/identity/role/model";
import { Reason } from "../user-roles";

/** Makes somebody with an account an administrator. */
export function AppointButton() {
  const t = useTranslations("identity");
  return (
    <FormDialog
      action={appointAdmin}
      trigger={t("admins.appoint")}
      icon="plus"
      variant="primary"
      title={t("admins.appointTitle")}
      description={t("admins.appointText")}
      submit={t("admins.appoint")}
    >
      <TextField
        name="person"
        label={t("admins.person")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <SelectField
        name="role"
        label={t("users.role")}
        options={ADMIN_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) })).reverse()}
        required
      />
      <Reason />
    </FormDialog>
  );
}
