import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DashboardPanels } from "@/components/identity/dashboard-panels";
import { PreferencesForm } from "@/components/identity/person/preferences-form";
import { VisibilityForm } from "@/components/identity/person/visibility-form";
import { AdminProfileForm } from "@/components/identity/profile/admin-form";
import { ProfileForm } from "@/components/identity/profile-form";
import { RoleBadges } from "@/components/identity/states";
import { BounceBanner } from "@/components/notifications/bounce-banner";
import { Alert } from "@/components/ui/alert";
import { Avatar } from "@/components/ui/avatar";
import { LinkButton } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { ActionButton } from "@/components/ui/form/action-button";
import { FileField } from "@/components/ui/form/file-field";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section, TwoColumns } from "@/components/ui/screen/screen";
import { unauthenticated } from "@/lib/core/errors";
import { activeLanguages } from "@/lib/core/i18n/active";
import { workspacesOf } from "@/lib/core/navigation";
import { photoHref } from "@/lib/core/photo";
import { requireCtx } from "@/lib/core/session";
import { removePhoto, setPhoto } from "@/lib/identity/account/actions";
import { getOwnAccount } from "@/lib/identity/account/queries";
import { START_WORKSPACES } from "@/lib/identity/person/model";
import { getOwnAdminProfile } from "@/lib/identity/profile/queries";

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
  const shell = await getTranslations("shell");
  const { actor } = ctx;
  const open: string[] = workspacesOf(actor);
  const photo = photoHref(account.avatarFileId, 256);
  return (
    <Screen title={t("profile.title")} description={t("profile.text")}>
      <TwoColumns
        aside={
          <>
            <Panel title={t("profile.account")}>
              <div className="mb-4 flex items-center gap-3">
                <Avatar id={account.id} src={photo} size="lg" />
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
              <div className="mt-5 flex flex-wrap gap-2">
                <FormDialog
                  action={setPhoto}
                  trigger={t(photo ? "photo.change" : "photo.add")}
                  icon="image"
                  size="sm"
                  title={t("photo.title")}
                  submit={t("photo.submit")}
                >
                  <FileField
                    name="photo"
                    label={t("photo.file")}
                    help={t("photo.help")}
                    accept="image/jpeg,image/png,image/webp"
                    maxBytes={5 * 1024 * 1024}
                    required
                  />
                </FormDialog>
                {photo && (
                  <ActionButton action={removePhoto} input={{}} size="sm" variant="quiet">
                    {t("photo.remove")}
                  </ActionButton>
                )}
              </div>
            </Panel>
            <DashboardPanels ctx={ctx} workspace="account" />
          </>
        }
      >
        <BounceBanner ctx={ctx} />
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
        <Section title={t("profile.about")}>
          <ProfileForm
            account={account}
            zone={actor.timeZone}
            language={locale}
            languages={await activeLanguages()}
          />
        </Section>
        <Section
          id="visibility"
          title={t("person.visibilityTitle")}
          description={t("person.visibilityText")}
          actions={
            <LinkButton href={`/people/${account.username}`} size="sm" icon="eye">
              {t("person.see")}
            </LinkButton>
          }
        >
          <VisibilityForm account={account} />
        </Section>
        <Section title={t("person.preferencesTitle")}>
          <PreferencesForm
            preferences={account.preferences}
            workspaces={START_WORKSPACES.filter((w) => open.includes(w))}
            words={{
              theme: t("person.theme"),
              themeHelp: t("person.themeHelp"),
              device: t("person.themeDevice"),
              light: t("person.themeLight"),
              dark: t("person.themeDark"),
              workspace: t("person.workspace"),
              workspaceFirst: t("person.workspaceFirst"),
              submit: t("person.savePreferences"),
            }}
            names={Object.fromEntries(START_WORKSPACES.map((w) => [w, shell(`workspace.${w}`)]))}
          />
        </Section>
        {actor.permissions.size > 0 && (
          <Section title={t("roleProfile.adminTitle")} description={t("roleProfile.adminText")}>
            <AdminProfileForm profile={await getOwnAdminProfile(ctx)} />
          </Section>
        )}
      </TwoColumns>
    </Screen>
  );
}
