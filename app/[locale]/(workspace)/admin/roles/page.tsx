import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PermissionMatrix } from "@/components/identity/permission-matrix";
import { RoleSwitches } from "@/components/identity/role-switches";
import { StepUpNote } from "@/components/identity/step-up-note";
import { DecideButtons } from "@/components/identity/user-roles";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section } from "@/components/ui/screen/screen";
import { localePath } from "@/lib/core/i18n/locales";
import { domains } from "@/lib/core/registry";
import { requireCtx } from "@/lib/core/session";
import { listRoles } from "@/lib/identity/role/queries";
import { hasStepUp } from "@/lib/identity/session/model";
import { listRoleRequests } from "@/lib/identity/user/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.requests"))("title") };
}

export default async function RolesPage({ params }: PageProps<"/[locale]/admin/roles">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/roles", { permission: "roles.grant" });
  const t = await getTranslations("identity");
  const requests = await listRoleRequests(ctx);
  const roles = await listRoles(ctx);
  const asks = roles.some((role) => role.maySwitch) && !hasStepUp(ctx.actor);
  return (
    <Screen title={t("requests.title")} description={t("requests.text")}>
      <Section title={t("requests.waiting")}>
        {requests.length === 0 ? (
          <EmptyState compact mark="role-requests" title={t("requests.none")} />
        ) : (
          <ul className="surface divide-y divide-hairline">
            {requests.map((request) => (
              <li key={request.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
                <div className="min-w-0 flex-1 basis-64">
                  <p className="flex flex-wrap items-center gap-2">
                    <Link className="link font-medium" href={`/admin/users/${request.userId}`}>
                      {request.name}
                    </Link>
                    <Badge>{t(`role.${request.role}`)}</Badge>
                  </p>
                  <p className="text-sm text-muted">
                    <RelativeTime at={request.createdAt} zone={ctx.actor.timeZone} />
                    {request.reason && <> · {request.reason}</>}
                  </p>
                </div>
                <DecideButtons grantId={request.id} role={request.role} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t("switches.title")} description={t("switches.text")}>
        {asks && (
          <div className="mb-4">
            <StepUpNote next={localePath(locale, "/admin/roles")}>{t("switches.stepUp")}</StepUpNote>
          </div>
        )}
        <RoleSwitches roles={roles} />
      </Section>
      <Section title={t("matrix.title")} description={t("matrix.text")}>
        <PermissionMatrix
          areas={domains().flatMap((domain) =>
            domain.permissions ? [{ name: domain.name, permissions: domain.permissions }] : [],
          )}
        />
      </Section>
    </Screen>
  );
}
