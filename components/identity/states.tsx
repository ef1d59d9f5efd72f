import { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/alert";
import { Badge, StatusBadge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icons";
import type { UserStatus } from "@/lib/identity/account/model";
import { type GrantStatus, isAdminRole } from "@/lib/identity/role/model";

const STATUS: Record<UserStatus, [Tone, IconName]> = {
  active: ["success", "success"],
  pending_verification: ["warning", "clock"],
  suspended: ["error", "pause"],
  inactive: ["plain", "archive"],
};
const GRANT: Record<GrantStatus, [Tone, IconName]> = {
  active: ["success", "success"],
  requested: ["warning", "clock"],
  declined: ["error", "error"],
  revoked: ["plain", "archive"],
};

/** The state of an account. */
export function UserStatusBadge({ status }: { status: UserStatus }) {
  const t = useTranslations("identity.status");
  const [tone, icon] = STATUS[status];
  return (
    <StatusBadge tone={tone} icon={icon}>
      {t(status)}
    </StatusBadge>
  );
}

/** The state of a role grant. */
export function GrantStatusBadge({ status }: { status: GrantStatus }) {
  const t = useTranslations("identity.grant");
  const [tone, icon] = GRANT[status];
  return (
    <StatusBadge tone={tone} icon={icon}>
      {t(status)}
    </StatusBadge>
  );
}

/** Role names as badges; admin roles stand out. */
export function RoleBadges({ roles }: { roles: readonly string[] }) {
  const t = useTranslations("identity.role");
  return (
    <span className="flex flex-wrap gap-1">
      {roles.map((role) => (
        <Badge key={role} tone={isAdminRole(role) ? "award" : "plain"}>
          {t(role)}
        </Badge>
      ))}
    </span>
  );
}
