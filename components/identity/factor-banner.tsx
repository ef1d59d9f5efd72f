import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { rolesWithFactor } from "@/lib/identity/factor/required";
import { ADMIN_ROLES } from "@/lib/identity/role/model";

/** Says so where admins can come in with a password alone; leads those who may change it to the setting. */
export async function FactorBanner({ maySet }: { maySet: boolean }) {
  const required = await rolesWithFactor();
  const open = ADMIN_ROLES.filter((role) => !required.includes(role));
  if (open.length === 0) return null;
  const t = await getTranslations("identity");
  return (
    <Alert
      tone="warning"
      title={t("factor.bannerTitle")}
      actions={
        maySet && (
          <LinkButton href="/admin/settings/auth#auth.mfa_required_roles" size="sm">
            {t("factor.bannerLink")}
          </LinkButton>
        )
      }
    >
      {t("factor.bannerText", { roles: open.map((role) => t(`role.${role}`)).join(", ") })}
    </Alert>
  );
}
