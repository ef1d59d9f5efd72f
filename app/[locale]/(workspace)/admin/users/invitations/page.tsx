import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitationTable } from "@/components/identity/invitation/invitation-table";
import { InviteButton } from "@/components/identity/invitation/invite-button";
import { LinkButton } from "@/components/ui/button";
import { Screen } from "@/components/ui/screen/screen";
import { localePath } from "@/lib/core/i18n/locales";
import { requireCtx } from "@/lib/core/session";
import { adminInvites } from "@/lib/identity/access";
import { invitationList } from "@/lib/identity/invitation/list";
import { listInvitations } from "@/lib/identity/invitation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.invitation"))("title") };
}

export default async function InvitationsPage({
  params,
  searchParams,
}: PageProps<"/[locale]/admin/users/invitations">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/users/invitations", { permission: "users.manage" });
  const t = await getTranslations("identity");
  const state = invitationList.parse(await searchParams);
  const page = await listInvitations(ctx, state);
  return (
    <Screen
      title={t("users.title")}
      description={t("invitation.text")}
      tabs={[
        { label: t("users.tab"), href: "/admin/users" },
        { label: t("invitation.title"), href: "/admin/users/invitations" },
      ]}
      actions={
        <>
          <LinkButton href="/admin/users/import" icon="upload">
            {t("invitation.many")}
          </LinkButton>
          <InviteButton
            locale={locale}
            admins={adminInvites(ctx.actor, localePath(locale, "/admin/users/invitations"))}
          />
        </>
      }
    >
      <InvitationTable page={page} state={state} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
