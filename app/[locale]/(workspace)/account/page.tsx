import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ProfileForm } from "@/components/identity/profile-form";
import { RoleBadges } from "@/components/identity/states";
import { Alert } from "@/components/ui/alert";
import { Avatar } from "@/components/ui/avatar";
import { LinkButton } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, TwoColumns } from "@/components/ui/screen/screen";
import { unauthenticated } from "@/lib/core/errors";
import { requireCtx } from "@/lib/core/session";
import { getOwnAccount } from "@/lib/identity/account/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.profile");
  return { title: t("title") };
}

export default async function AccountPage() {
  const locale = await getLocale();
  const ctx = await requireCtx(locale, "/account");
  const account = await getOwnAccount(ctx);
  if (!account) throw unauthenticated();
  const t = await getTranslations("identity");
  const { actor } = ctx;
  return (
    <Screen title={t("profile.title")} description={t("profile.text")}>
      <TwoColumns
        aside={
          <Panel title={t("profile.account")}>
            <div className="mb-4 flex items-center gap-3">
              <Avatar id={account.id} size="lg" />
              <div className="min-w-0">
                <p className="truncate font-semibold">{actor.name}</p>
                <p className="truncate text-sm text-muted">@{account.username}</p>
              </div>
            </div>
            <DefinitionList
              stacked
              items={[
                { term: t("field.email"), value: account.email },
                {
                  term: t("profile.roles"),
                  value: actor.roles.length ? <RoleBadges roles={actor.roles} /> : null,
                },
                {
                  term: t("profile.since"),
                  value: <RelativeTime at={account.createdAt} zone={actor.timeZone} />,
                },
              ]}
            />
          </Panel>
        }
      >
        {!account.emailVerifiedAt && (
          <Alert
            tone="warning"
            title={t("profile.unconfirmed")}
            actions={
              <LinkButton href="/verify-email" size="sm">
                {t("verify.submit")}
              </LinkButton>
            }
          >
            {t("profile.unconfirmedText")}
          </Alert>
        )}
        <ProfileForm account={account} zone={actor.timeZone} language={locale} />
      </TwoColumns>
    </Screen>
  );
}
