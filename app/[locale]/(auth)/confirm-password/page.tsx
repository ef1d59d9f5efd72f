import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AuthHead } from "@/components/identity/auth-frame";
import { FactorCodeField } from "@/components/identity/factor-code-field";
import { PasskeyWay } from "@/components/identity/passkey/passkey-way";
import { ActionButton } from "@/components/ui/form/action-button";
import { Form } from "@/components/ui/form/form";
import { PasswordField } from "@/components/ui/form/text-fields";
import { requireCtx } from "@/lib/core/session";
import { heldFactors } from "@/lib/identity/factor/held";
import { confirmWithProvider } from "@/lib/identity/oidc/actions";
import { getWaysIn } from "@/lib/identity/oidc/queries";
import { askToStepUp, confirmWithPasskey } from "@/lib/identity/passkey/actions";
import { relyingParty } from "@/lib/identity/passkey/party";
import { confirmIdentity } from "@/lib/identity/session/actions";
import { safeNext } from "@/lib/identity/session/model";
import { stepUpPath } from "@/lib/identity/session/step-up-path";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.stepUp");
  return { title: t("title"), robots: { index: false } };
}

export default async function ConfirmPasswordPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const { next } = await searchParams;
  const back = typeof next === "string" ? safeNext(next) : null;
  const path = back ? stepUpPath(back) : "/confirm-password";
  const ctx = await requireCtx(await getLocale(), path);
  const { app, passkeys } = await heldFactors(ctx, ctx.actor.id);
  const hasPasskey = passkeys.length > 0 && relyingParty() !== null;
  const ways = await getWaysIn(ctx);
  const linked = ways?.providers.filter(({ since }) => since !== null) ?? [];
  const t = await getTranslations("identity");
  return (
    <>
      <AuthHead title={t("stepUp.title")}>{t("stepUp.text")}</AuthHead>
      {ways?.hasPassword !== false && (
        <Form action={confirmIdentity} submit={t("stepUp.submit")} hidden={{ next: back }}>
          <PasswordField name="password" label={t("field.password")} required />
        </Form>
      )}
      {(linked.length > 0 || hasPasskey) && (
        <div className="grid gap-3 border-t border-hairline pt-5">
          {hasPasskey && (
            <PasskeyWay ask={askToStepUp} give={confirmWithPasskey} next={back}>
              {t("passkey.confirm")}
            </PasskeyWay>
          )}
          {linked.map(({ id, name }) => (
            <ActionButton
              key={id}
              action={confirmWithProvider}
              input={{ provider: id, ...(back ? { next: back } : {}) }}
              className="w-full"
            >
              {t("oidc.confirmWith", { name })}
            </ActionButton>
          ))}
        </div>
      )}
      {(app || passkeys.length > 0) && (
        <section className="grid gap-4 border-t border-hairline pt-5">
          <h2 className="title-3">{t(app ? "stepUp.orCode" : "stepUp.orRecovery")}</h2>
          <Form
            action={confirmIdentity}
            submit={t("stepUp.submit")}
            submitVariant="line"
            hidden={{ next: back }}
          >
            <FactorCodeField app={app} />
          </Form>
        </section>
      )}
    </>
  );
}
