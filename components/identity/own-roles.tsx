import { useFormatter, useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { ActionButton } from "@/components/ui/form/action-button";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField } from "@/components/ui/form/text-fields";
import type { OwnRole } from "@/lib/identity/account/queries";
import { leaveRole, takeRole } from "@/lib/identity/role/actions";
import { ASK_AGAIN_DAYS, MEMBER_ROLES, OPEN_ROLES, REQUEST_ROLES } from "@/lib/identity/role/model";
import { GrantStatusBadge } from "./states";

const has = (list: readonly string[], role: string) => list.includes(role);

/** Where the person stands with each role, and what can be done about it. */
export function OwnRoles({ roles }: { roles: readonly OwnRole[] }) {
  const t = useTranslations("identity");
  const shown = roles.filter(
    (r) =>
      r.status === "active" || r.status === "requested" || has([...OPEN_ROLES, ...REQUEST_ROLES], r.role),
  );
  return (
    <ul className="surface divide-y divide-hairline">
      {shown.map((row) => (
        <li key={row.role} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5">
          <div className="min-w-0 flex-[1_1_16rem]">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {t(`role.${row.role}`)}
              {row.status && row.status !== "revoked" && <GrantStatusBadge status={row.status} />}
            </p>
            <p className="text-sm text-muted">
              {has(MEMBER_ROLES, row.role) ? t(`roleHelp.${row.role}`) : t("ownRoles.byAdmin")}
            </p>
            {row.status === "declined" && row.reason && <p className="mt-1 text-sm">“{row.reason}”</p>}
          </div>
          <RoleAction row={row} />
        </li>
      ))}
    </ul>
  );
}

function RoleAction({ row }: { row: OwnRole }) {
  const t = useTranslations("identity");
  const format = useFormatter();
  const name = t(`role.${row.role}`);
  if (row.status === "active")
    return has(MEMBER_ROLES, row.role) ? (
      <span className="flex gap-2">
        <LinkButton href={`/${row.role}`} size="sm" iconEnd="arrow-right">
          {t("ownRoles.open")}
        </LinkButton>
        {row.role === "company" ? (
          <LinkButton href="/account/companies" size="sm" variant="quiet">
            {t("company.own")}
          </LinkButton>
        ) : (
          <ActionButton
            action={leaveRole}
            input={{ role: row.role as "student" }}
            size="sm"
            variant="danger-line"
            confirm={{ title: t("ownRoles.leaveTitle", { role: name }), body: t("ownRoles.leaveText") }}
          >
            {t("ownRoles.leave")}
          </ActionButton>
        )}
      </span>
    ) : null;
  if (row.status === "requested") return null;
  if (has(OPEN_ROLES, row.role))
    return (
      <ActionButton action={takeRole} input={{ role: row.role as "student" }} size="sm" icon="plus">
        {t("ownRoles.take")}
      </ActionButton>
    );
  const again =
    row.status === "declined" && row.decidedAt
      ? new Date(row.decidedAt.getTime() + ASK_AGAIN_DAYS * 86_400_000)
      : null;
  if (again && again > new Date())
    return (
      <p className="text-sm text-muted">
        {t("ownRoles.again", { date: format.dateTime(again, { dateStyle: "medium" }) })}
      </p>
    );
  return (
    <FormDialog
      action={takeRole}
      trigger={t("ownRoles.ask")}
      size="sm"
      icon="send"
      title={t("ownRoles.askTitle", { role: name })}
      description={t("ownRoles.askText")}
      submit={t("ownRoles.askSubmit")}
      hidden={{ role: row.role }}
    >
      <TextAreaField name="reason" label={t("ownRoles.reason")} maxLength={500} count />
    </FormDialog>
  );
}
