import { useTranslations } from "next-intl";
import { Badge, StatusBadge } from "@/components/ui/badge";
import { ActionButton } from "@/components/ui/form/action-button";
import { switchRole } from "@/lib/identity/role/actions";
import type { RoleRow } from "@/lib/identity/role/queries";

/** The roles of the house: how one comes to them, how many hold them, whether they are on. */
export function RoleSwitches({ roles }: { roles: readonly RoleRow[] }) {
  const t = useTranslations("identity");
  return (
    <ul className="surface divide-y divide-hairline">
      {roles.map((role) => {
        const name = t(`role.${role.key}`);
        return (
          <li key={role.key} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-[1_1_14rem]">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {name}
                {role.kind === "admin" && <Badge tone="award">{t("user.adminRoles")}</Badge>}
                {!role.isActive && (
                  <StatusBadge tone="plain" icon="pause">
                    {t("switches.off")}
                  </StatusBadge>
                )}
              </p>
              <p className="text-sm text-muted">
                {t(`switches.joining.${role.key === "company" ? "company" : role.joining}`)} ·{" "}
                {t("switches.holders", { count: role.holders })}
              </p>
            </div>
            {role.maySwitch && (
              <ActionButton
                action={switchRole}
                input={{ role: role.key, isActive: !role.isActive }}
                size="sm"
                variant={role.isActive ? "danger-line" : "line"}
                confirm={{
                  title: t(role.isActive ? "switches.offTitle" : "switches.onTitle", { role: name }),
                  body: t(role.isActive ? "switches.offText" : "switches.onText"),
                }}
              >
                {t(role.isActive ? "switches.switchOff" : "switches.switchOn")}
              </ActionButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
