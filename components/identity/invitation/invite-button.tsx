import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/form/choice-fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { EmailField } from "@/components/ui/form/text-fields";
import { Link } from "@/components/ui/link";
import { LOCALE_NAMES, LOCALES } from "@/lib/core/i18n/locales";
import { invite } from "@/lib/identity/invitation/actions";
import {
  INVITATION_DAYS,
  INVITED_ADMIN_ROLES,
  INVITED_MEMBER_ROLES,
  type InvitedRole,
} from "@/lib/identity/invitation/model";
import { stepUpPath } from "@/lib/identity/session/step-up-path";

/**
 * Invites an address to a role. `admins` offers admin roles: at once, or after the password was given again on the
 * way back to `stepUp`.
 */
export function InviteButton({
  locale,
  admins,
}: {
  locale: string;
  admins: "no" | "yes" | { stepUp: string };
}) {
  const t = useTranslations("identity");
  const option = (group: string) => (role: InvitedRole) => ({
    value: role,
    label: t(`role.${role}`),
    group: t(`user.${group}`),
  });
  return (
    <FormDialog
      action={invite}
      trigger={t("invitation.invite")}
      icon="mail"
      variant="primary"
      title={t("invitation.inviteTitle")}
      description={
        <>
          {t("invitation.inviteText", { days: INVITATION_DAYS })}{" "}
          {typeof admins === "object" && (
            <Link className="link" href={stepUpPath(admins.stepUp)}>
              {t("invitation.stepUp")}
            </Link>
          )}
        </>
      }
      submit={t("invitation.send")}
    >
      <EmailField name="email" label={t("field.email")} autoComplete="off" required />
      <SelectField
        name="role"
        label={t("users.role")}
        options={[
          ...INVITED_MEMBER_ROLES.map(option("memberRoles")),
          ...(admins === "yes" ? INVITED_ADMIN_ROLES.map(option("adminRoles")) : []),
        ]}
        required
      />
      <SelectField
        name="language"
        label={t("invitation.language")}
        defaultValue={locale}
        options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
        required
      />
    </FormDialog>
  );
}
