import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InviteButton } from "@/components/identity/invitation/invite-button";
import { UserTable } from "@/components/identity/user-table";
import { LinkButton } from "@/components/ui/button";
import { Screen } from "@/components/ui/screen/screen";
import { holds } from "@/lib/core/ctx";
import { localePath } from "@/lib/core/i18n/locales";
import { requireCtx } from "@/lib/core/session";
import { adminInvites, mayInvite } from "@/lib/identity/access";
import { userList } from "@/lib/identity/user/list";
import { listUsers } from "@/lib/identity/user/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.users"))("title") };
}

export default async function UsersPage({ params, searchParams }: PageProps<"/[locale]/admin/users">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/users", { permission: "users.read" });
  const t = await getTranslations("identity");
  const invites = mayInvite(ctx.actor, "student");
  const state = userList.parse(await searchParams);
  const page = await listUsers(ctx, state);
  return (
    <Screen
      title={t("users.title")}
      description={t("users.text")}
      tabs={
        invites
          ? [
              { label: t("users.tab"), href: "/admin/users" },
              { label: t("invitation.title"), href: "/admin/users/invitations" },
            ]
          : undefined
      }
      actions={
        <>
          {holds(ctx.actor, "users.manage") && (
            <LinkButton href="/admin/users/import" icon="upload">
              {t("import.link")}
            </LinkButton>
          )}
          {invites && (
            <InviteButton
              locale={locale}
              admins={adminInvites(ctx.actor, localePath(locale, "/admin/users"))}
            />
          )}
        </>
      }
    >
      <UserTable page={page} state={state} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
