import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/form/choice-fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField } from "@/components/ui/form/text-fields";
import { RelativeTime } from "@/components/ui/relative-time";
import { decideRole, grantRole, revokeRole } from "@/lib/identity/role/actions";
import { isAdminRole, type RoleKey } from "@/lib/identity/role/model";
import type { GrantRow } from "@/lib/identity/user/detail-queries";
import { GrantStatusBadge } from "./states";

/** Why a role is given, refused or taken. */
export function Reason() {
  const t = useTranslations("identity.user");
  return <TextAreaField name="reason" label={t("reason")} help={t("reasonHelp")} maxLength={500} required />;
}

/** Approve or decline one waiting request. */
export function DecideButtons({ grantId, role }: { grantId: string; role: RoleKey }) {
  const t = useTranslations("identity");
  return (
    <span className="flex flex-wrap gap-2">
      {(["approve", "decline"] as const).map((decision) => (
        <FormDialog
          key={decision}
          action={decideRole}
          trigger={t(`requests.${decision}`)}
          size="sm"
          variant={decision === "approve" ? "primary" : "line"}
          title={t(`requests.${decision}Title`, { role: t(`role.${role}`) })}
          submit={t(`requests.${decision}`)}
          hidden={{ grantId, decision }}
        >
          <Reason />
        </FormDialog>
      ))}
    </span>
  );
}

/** The roles that a person has, had or asked for, the newest first, with what the reader may do about each. */
export function UserGrants({ grants, zone }: { grants: readonly GrantRow[]; zone: string }) {
  const t = useTranslations("identity");
  if (grants.length === 0) return <p className="text-sm text-muted">{t("user.noRoles")}</p>;
  return (
    <ul className="surface divide-y divide-hairline">
      {grants.map((grant) => (
        <li key={grant.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <div className="min-w-0 flex-[1_1_14rem]">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {t(`role.${grant.role}`)} <GrantStatusBadge status={grant.status} />
            </p>
            <p className="text-sm text-muted">
              <RelativeTime at={grant.at} zone={zone} />
              {grant.reason && <> · {grant.reason}</>}
            </p>
            {grant.needsSecond && (
              <p className="text-sm text-warning">
                {t(grant.status === "active" ? "user.revokeProposed" : "user.grantProposed", {
                  name: grant.requestedBy,
                })}
              </p>
            )}
          </div>
          {grant.mayDecide && grant.status === "requested" && (
            <DecideButtons grantId={grant.id} role={grant.role} />
          )}
          {grant.mayDecide && grant.status === "active" && (
            <FormDialog
              action={revokeRole}
              trigger={t("user.revoke")}
              size="sm"
              variant="danger-line"
              title={t("user.revokeTitle", { role: t(`role.${grant.role}`) })}
              submit={t("user.revoke")}
              hidden={{ grantId: grant.id }}
            >
              <Reason />
            </FormDialog>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Gives one of the offered roles that the person does not have. */
export function GrantRoleButton({
  userId,
  held,
  offered,
}: {
  userId: string;
  held: readonly string[];
  offered: readonly RoleKey[];
}) {
  const t = useTranslations("identity");
  const options = offered
    .filter((role) => !held.includes(role))
    .map((role) => ({
      value: role,
      label: t(`role.${role}`),
      group: t(isAdminRole(role) ? "user.adminRoles" : "user.memberRoles"),
    }));
  if (options.length === 0) return null;
  return (
    <FormDialog
      action={grantRole}
      trigger={t("user.grant")}
      icon="plus"
      size="sm"
      title={t("user.grantTitle")}
      submit={t("user.grant")}
      hidden={{ userId }}
    >
      <SelectField name="role" label={t("users.role")} options={options} required />
      <Reason />
    </FormDialog>
  );
}
