import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { KeyList } from "@/components/identity/key-list";
import { LinkedAccounts } from "@/components/identity/linked-accounts";
import { LoginList } from "@/components/identity/login-list";
import { OwnPasskeys } from "@/components/identity/passkey/own-passkeys";
import { ProviderFailure } from "@/components/identity/provider-buttons";
import { SignInNames } from "@/components/identity/sign-in-names";
import { Alert } from "@/components/ui/alert";
import { StatusBadge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { ActionButton } from "@/components/ui/form/action-button";
import { Form } from "@/components/ui/form/form";
import { PasswordField } from "@/components/ui/form/text-fields";
import { Link } from "@/components/ui/link";
import { Screen, Section } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { changePassword } from "@/lib/identity/account/actions";
import { revokeKey } from "@/lib/identity/api-key/actions";
import { listOwnKeys } from "@/lib/identity/api-key/queries";
import { getOwnFactor } from "@/lib/identity/factor/queries";
import { failureOf } from "@/lib/identity/oidc/model";
import { getWaysIn } from "@/lib/identity/oidc/queries";
import { relyingParty } from "@/lib/identity/passkey/party";
import { endOtherSessions, endOwnSession } from "@/lib/identity/session/actions";
import { hasStepUp } from "@/lib/identity/session/model";
import { listOwnLogins } from "@/lib/identity/session/queries";
import { nextUsernameChange } from "@/lib/identity/username/commands";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.security");
  return { title: t("title") };
}

export default async function SecurityPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const { done, failed } = await searchParams;
  const ctx = await requireCtx(await getLocale(), "/account/security");
  const logins = await listOwnLogins(ctx);
  const factor = await getOwnFactor(ctx);
  const keys = await listOwnKeys(ctx);
  const min = await ctx.setting<number>("auth.password_min_length");
  const ways = await getWaysIn(ctx);
  const failure = failureOf(failed);
  const passkeys = factor?.passkeys ?? [];
  const mayChange = hasStepUp(ctx.actor);
  const t = await getTranslations("identity");
  return (
    <Screen title={t("security.title")} width="form">
      {done === "email" && (
        <Alert tone="success" title={t("emailChange.doneTitle")}>
          {t("emailChange.doneText", { email: ctx.actor.email })}
        </Alert>
      )}
      {done === "linked" && <Alert tone="success">{t("oidc.linkedDone")}</Alert>}
      {failure && <ProviderFailure failure={failure} />}
      <Section title={t("security.names")} description={t("security.namesText")}>
        <SignInNames
          email={ctx.actor.email}
          username={ctx.actor.username}
          usernameFrom={await nextUsernameChange(ctx)}
          zone={ctx.actor.timeZone}
        />
      </Section>
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
      {(relyingParty() || passkeys.length > 0) && (
        <OwnPasskeys
          passkeys={passkeys}
          zone={ctx.actor.timeZone}
          mayChange={mayChange}
          whyLastStays={
            factor?.required && !factor.app
              ? t("error.factorRequired")
              : ways && !ways.hasPassword && ways.providers.every(({ since }) => since === null)
                ? t("error.lastWayIn")
                : undefined
          }
        />
      )}
      <Section
        title={t("security.factor")}
        description={t("security.factorText")}
        actions={
          <LinkButton
            href="/account/security/factor"
            icon="shield"
            variant={factor?.isOn ? "line" : "primary"}
          >
            {t(factor?.isOn ? "security.factorManage" : "security.factorSetUp")}
          </LinkButton>
        }
      >
        <p className="flex flex-wrap items-center gap-3 text-sm">
          <StatusBadge tone={factor?.isOn ? "success" : "plain"}>
            {t(factor?.isOn ? "security.factorOn" : "security.factorOff")}
          </StatusBadge>
          {factor?.isOn && t("factor.codesLeft", { count: factor.recoveryCodes })}
        </p>
      </Section>
      {ways && ways.providers.length > 0 && (
        <Section title={t("oidc.linked")} description={t("oidc.linkedText")}>
          <LinkedAccounts
            ways={ways}
            zone={ctx.actor.timeZone}
            mayChange={mayChange}
            hasPasskey={passkeys.length > 0}
          />
        </Section>
      )}
      <Section
        title={t("security.password")}
        description={t(ways?.hasPassword === false ? "oidc.noPassword" : "security.passwordText")}
        actions={
          ways?.hasPassword === false && (
            <LinkButton href="/forgot-password" icon="mail">
              {t("oidc.setPassword")}
            </LinkButton>
          )
        }
      >
        {ways?.hasPassword !== false && (
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
        )}
      </Section>
      <Section
        title={t("apiKeys.title")}
        description={t("apiKeys.text")}
        actions={
          <LinkButton href="/account/security/key" icon="key">
            {t("apiKeys.new")}
          </LinkButton>
        }
      >
        <KeyList
          keys={keys}
          zone={ctx.actor.timeZone}
          action={({ id, name }) => (
            <ActionButton
              action={revokeKey}
              input={{ id }}
              size="sm"
              variant="danger-line"
              confirm={{ title: t("apiKeys.revokeTitle", { name }), body: t("apiKeys.revokeText") }}
            >
              {t("apiKeys.revoke")}
            </ActionButton>
          )}
        />
        <p className="mt-3 text-sm">
          <Link href="/api/docs" className="link">
            {t("apiKeys.docs")}
          </Link>
        </p>
      </Section>
    </Screen>
  );
}
