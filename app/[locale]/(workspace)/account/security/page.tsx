import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LoginList } from "@/components/identity/login-list";
import { ActionButton } from "@/components/ui/form/action-button";
import { Form } from "@/components/ui/form/form";
import { PasswordField } from "@/components/ui/form/text-fields";
import { Screen, Section } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { changePassword } from "@/lib/identity/account/actions";
import { endOtherSessions, endOwnSession } from "@/lib/identity/session/actions";
import { listOwnLogins } from "@/lib/identity/session/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.security");
  return { title: t("title") };
}

export default async function SecurityPage() {
  const ctx = await requireCtx(await getLocale(), "/account/security");
  const logins = await listOwnLogins(ctx);
  const min = await ctx.setting<number>("auth.password_min_length");
  const t = await getTranslations("identity");
  return (
    <Screen title={t("security.title")} width="form">
      <Section
        title={t("security.logins")}
        description={t("security.loginsText")}
        actions={
          logins.length > 1 && (
            <ActionButton
              action={endOtherSessions}
              input={{}}
              variant="danger-line"
              icon="sign-out"
              confirm={{ title: t("security.endOthersTitle"), body: t("security.endOthersText") }}
            >
              {t("security.endOthers")}
            </ActionButton>
          )
        }
      >
        <LoginList
          logins={logins}
          zone={ctx.actor.timeZone}
          action={(login) => (
            <ActionButton action={endOwnSession} input={{ sessionId: login.id }} size="sm">
              {t("security.end")}
            </ActionButton>
          )}
        />
      </Section>
      <Section title={t("security.password")} description={t("security.passwordText")}>
        <Form action={changePassword} submit={t("security.change")} reset>
          <PasswordField name="current" label={t("field.currentPassword")} required />
          <PasswordField
            name="password"
            label={t("field.newPassword")}
            help={t("field.passwordHelp", { min })}
            autoComplete="new-password"
            required
          />
        </Form>
      </Section>
    </Screen>
  );
}
