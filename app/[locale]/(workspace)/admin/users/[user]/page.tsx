import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { LoginList } from "@/components/identity/login-list";
import { ResetFactorButton } from "@/components/identity/reset-factor-button";
import { RoleBadges, UserStatusBadge } from "@/components/identity/states";
import {
  ErasureNote,
  PersonalPanel,
  PersonCompanies,
  PersonVerifications,
} from "@/components/identity/user-facts";
import { UnconfirmedAddress, UserLock, UserMoves } from "@/components/identity/user-moves";
import { GrantRoleButton, UserGrants } from "@/components/identity/user-roles";
import { Alert } from "@/components/ui/alert";
import { Avatar } from "@/components/ui/avatar";
import { LinkButton } from "@/components/ui/button";
import { LinkList, Panel } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { ActionButton } from "@/components/ui/form/action-button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section, TwoColumns } from "@/components/ui/screen/screen";
import { Timeline } from "@/components/ui/timeline";
import { isLocale, LOCALE_NAMES, localePath } from "@/lib/core/i18n/locales";
import { photoHref } from "@/lib/core/photo";
import { requireCtx } from "@/lib/core/session";
import { mayManageUser } from "@/lib/identity/access";
import { ADMIN_ROLES, MEMBER_ROLES } from "@/lib/identity/role/model";
import { hasStepUp } from "@/lib/identity/session/model";
import { stepUpPath } from "@/lib/identity/session/step-up-path";
import { endUserLogins } from "@/lib/identity/user/actions";
import { getUser } from "@/lib/identity/user/detail-queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.user"))("title") };
}

export default async function UserPage({ params }: PageProps<"/[locale]/admin/users/[user]">) {
  const { locale, user: id } = await params;
  const ctx = await requireCtx(locale, `/admin/users/${encodeURIComponent(id)}`, {
    permission: "users.read",
  });
  const user = z.uuid().safeParse(id).success ? await getUser(ctx, id) : null;
  if (!user) notFound();
  const t = await getTranslations("identity");
  const { actor } = ctx;
  const zone = actor.timeZone;
  const manages = mayManageUser(actor, user);
  const grants =
    actor.permissions.has("admins.manage") || (actor.permissions.has("roles.grant") && !user.isAdmin);
  const asks = actor.permissions.has("admins.manage") && !user.isSelf && !hasStepUp(actor);
  const live = user.grants
    .filter((g) => g.status === "active" || g.status === "requested")
    .map((g) => g.role);
  const places = [
    { permission: "points.read", label: t("user.toPoints"), href: `/admin/points?user=${user.username}` },
    {
      permission: "deliveries.manage",
      label: t("user.toOutbox"),
      href: `/admin/outbox?q=${encodeURIComponent(user.email)}`,
    },
    { permission: "files.manage", label: t("user.toFiles"), href: `/admin/files?owner=${user.username}` },
    { permission: "audit.read", label: t("user.toAudit"), href: `/admin/audit?actor=${user.id}` },
    {
      permission: "audit.read",
      label: t("user.toAuditOf"),
      href: `/admin/audit?type=identity.user&target=${user.id}`,
    },
  ].filter(({ permission }) => actor.permissions.has(permission));
  const here = localePath(locale, `/admin/users/${user.id}`);
  return (
    <Screen
      title={user.name || user.username}
      status={<UserStatusBadge status={user.status} />}
      crumbs={[{ label: t("users.title"), href: "/admin/users" }, { label: user.name || user.username }]}
      actions={<UserMoves user={user} />}
    >
      <TwoColumns
        aside={
          <>
            <Panel
              title={t("profile.account")}
              action={manages && <Link href={`/admin/users/${user.id}/edit`}>{t("user.edit")}</Link>}
            >
              <div className="mb-4 flex items-center gap-3">
                <Avatar id={user.id} size="lg" src={photoHref(user.avatarFileId, 256)} />
                <RoleBadges roles={user.roles} />
              </div>
              <DefinitionList
                stacked
                items={[
                  { term: t("field.username"), value: user.username },
                  { term: t("field.email"), value: user.email },
                  {
                    term: t("user.confirmed"),
                    value: user.emailVerifiedAt ? (
                      <RelativeTime at={user.emailVerifiedAt} zone={zone} />
                    ) : (
                      <UnconfirmedAddress user={user} mayResend={manages} />
                    ),
                  },
                  { term: t("field.phone"), value: user.phoneNumber },
                  { term: t("user.bio"), value: user.bio },
                  {
                    term: t("field.language"),
                    value: isLocale(user.language) ? LOCALE_NAMES[user.language] : user.language,
                  },
                  { term: t("field.timeZone"), value: user.timeZone?.replaceAll("_", " ") },
                  { term: t("users.created"), value: <RelativeTime at={user.createdAt} zone={zone} /> },
                  {
                    term: t("users.seen"),
                    value: user.lastLoginAt ? <RelativeTime at={user.lastLoginAt} zone={zone} /> : null,
                  },
                ]}
              />
            </Panel>
            {manages && <PersonalPanel userId={user.id} />}
            {places.length > 0 && (
              <Panel title={t("user.elsewhere")} flush>
                <LinkList items={places} />
              </Panel>
            )}
          </>
        }
      >
        {user.isSelf && <Alert tone="info">{t("user.self")}</Alert>}
        {user.status === "suspended" && (
          <Alert tone="error" title={t("user.suspendedTitle")}>
            {user.statusReason}{" "}
            {user.suspendedUntil && (
              <>
                {t("user.endsAt")} <RelativeTime at={user.suspendedUntil} zone={zone} exact />
              </>
            )}
          </Alert>
        )}
        <UserLock user={user} />
        <ErasureNote user={user} zone={zone} />
        <Section
          title={t("users.roles")}
          actions={
            grants &&
            !user.isSelf &&
            user.status === "active" && (
              <GrantRoleButton
                userId={user.id}
                held={live}
                offered={[
                  ...MEMBER_ROLES.filter((role) => role !== "company"),
                  ...(actor.permissions.has("admins.manage") ? ADMIN_ROLES : []),
                ]}
              />
            )
          }
        >
          {asks && (
            <Alert
              tone="info"
              className="mb-4"
              actions={
                <LinkButton href={stepUpPath(here)} size="sm" icon="lock">
                  {t("stepUp.title")}
                </LinkButton>
              }
            >
              {t("user.stepUp")}
            </Alert>
          )}
          <UserGrants grants={user.grants} zone={zone} />
        </Section>
        {manages && (
          <Section
            title={t("security.logins")}
            actions={
              user.logins.length > 0 && (
                <ActionButton
                  action={endUserLogins}
                  input={{ userId: user.id }}
                  size="sm"
                  variant="danger-line"
                  confirm={{ title: t("user.endAllTitle") }}
                >
                  {t("user.endAll")}
                </ActionButton>
              )
            }
          >
            <LoginList
              logins={user.logins}
              zone={zone}
              action={(login) => (
                <ActionButton
                  action={endUserLogins}
                  input={{ userId: user.id, sessionId: login.id }}
                  size="sm"
                >
                  {t("security.end")}
                </ActionButton>
              )}
            />
          </Section>
        )}
        {manages && user.hasFactor && (
          <Section
            title={t("security.factor")}
            description={t("user.resetFactorHelp")}
            actions={<ResetFactorButton userId={user.id} stepUp={hasStepUp(actor) ? null : here} />}
          />
        )}
        {user.verifications.length > 0 && (
          <Section title={t("user.verifications")}>
            <PersonVerifications verifications={user.verifications} zone={zone} />
          </Section>
        )}
        {user.companies.length > 0 && (
          <Section title={t("user.companies")}>
            <PersonCompanies companies={user.companies} />
          </Section>
        )}
        <Section title={t("user.history")}>
          <Timeline
            entries={user.history.map((entry) => ({
              key: entry.at.toISOString() + entry.to,
              title: t(`status.${entry.to}`),
              meta: <RelativeTime at={entry.at} zone={zone} />,
              body: entry.reason,
            }))}
          />
        </Section>
      </TwoColumns>
    </Screen>
  );
}
