import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthHead } from "@/components/identity/auth-frame";
import { JoinForm } from "@/components/identity/invitation/join-form";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { ActionButton } from "@/components/ui/form/action-button";
import { localePath } from "@/lib/core/i18n/locales";
import { requestCtx } from "@/lib/core/session";
import { acceptInvitation } from "@/lib/identity/invitation/actions";
import { previewInvitation } from "@/lib/identity/invitation/queries";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.invitation");
  return { title: t("pageTitle"), robots: { index: false }, referrer: "no-referrer" };
}

export default async function InvitationPage({ params }: PageProps<"/[locale]/invitations/[token]">) {
  const { locale, token } = await params;
  const ctx = await requestCtx(locale);
  const t = await getTranslations("identity");
  const found = await previewInvitation(ctx, token.slice(0, 100));
  if (!found)
    return (
      <>
        <AuthHead title={t("invitation.pageTitle")} />
        <Alert
          tone="warning"
          title={t("invitation.spent")}
          actions={
            <LinkButton href="/sign-in" size="sm" icon="sign-in">
              {t("signIn.submit")}
            </LinkButton>
          }
        >
          {t("invitation.spentText")}
        </Alert>
      </>
    );
  const { actor } = ctx;
  const head = (
    <AuthHead title={t("invitation.pageTitle")}>
      {t("invitation.pageText", {
        person: found.invitedBy,
        role: t(`role.${found.role}`),
        email: found.email,
      })}
    </AuthHead>
  );
  if (found.account === "own")
    return (
      <>
        {head}
        <div>
          <ActionButton action={acceptInvitation} input={{ token }} variant="primary" icon="check">
            {t("invitation.accept")}
          </ActionButton>
        </div>
      </>
    );
  if (actor.kind === "person")
    return (
      <>
        {head}
        <Alert
          tone="warning"
          actions={
            <LinkButton href="/sign-out" size="sm">
              {t("signOut.submit")}
            </LinkButton>
          }
        >
          {t("invitation.otherAccount", { email: actor.email })}
        </Alert>
      </>
    );
  if (found.account === "theirs")
    return (
      <>
        {head}
        <p>{t("invitation.hasAccount")}</p>
        <div>
          <LinkButton
            href={`/sign-in?next=${encodeURIComponent(localePath(locale, `/invitations/${token}`))}`}
            variant="primary"
            icon="sign-in"
          >
            {t("signIn.submit")}
          </LinkButton>
        </div>
      </>
    );
  return (
    <>
      {head}
      <JoinForm token={token} minLength={await ctx.setting<number>("auth.password_min_length")} />
    </>
  );
}
