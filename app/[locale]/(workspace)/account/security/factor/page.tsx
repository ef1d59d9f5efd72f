import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ConfirmApp, RenewCodes } from "@/components/identity/recovery-codes";
import { Alert } from "@/components/ui/alert";
import { ActionButton } from "@/components/ui/form/action-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { beginTotp, removeTotp } from "@/lib/identity/factor/actions";
import { getOwnEnrolment, getOwnFactor } from "@/lib/identity/factor/queries";
import { requireStepUpPage } from "@/lib/identity/session/step-up-page";

const PATH = "/account/security/factor";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.factor");
  return { title: t("title") };
}

export default async function FactorPage() {
  const locale = await getLocale();
  const ctx = await requireCtx(locale, PATH);
  requireStepUpPage(ctx, locale, PATH);
  const factor = await getOwnFactor(ctx);
  const app = factor?.app ?? null;
  const enrolment = app ? null : await getOwnEnrolment(ctx);
  const hasPasskeys = (factor?.passkeys.length ?? 0) > 0;
  const stays = factor?.required === true && !hasPasskeys;
  const t = await getTranslations("identity");
  const zone = ctx.actor.timeZone;
  return (
    <Screen
      title={t("factor.title")}
      description={t("factor.text")}
      width="form"
      crumbs={[{ label: t("security.title"), href: "/account/security" }, { label: t("factor.title") }]}
    >
      {factor?.required && !factor.isOn && (
        <Alert tone="warning" title={t("factor.requiredTitle")}>
          {t("factor.requiredText")}
        </Alert>
      )}
      {enrolment ? (
        <ConfirmApp>
          <header>
            <h2 className="title-2">{t("factor.scan")}</h2>
            <p className="text-sm text-muted">{t("factor.scanText")}</p>
          </header>
          <div className="grid gap-5 sm:grid-cols-[13rem_1fr] sm:items-center">
            <div
              role="img"
              aria-label={t("factor.qr")}
              className="w-52 overflow-hidden rounded-box border border-hairline bg-white *:block"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by the QR library from our own text.
              dangerouslySetInnerHTML={{ __html: enrolment.svg }}
            />
            <div className="grid gap-2 text-sm">
              <p className="text-muted">{t("factor.manual")}</p>
              <p className="font-mono text-base break-words">{enrolment.secret}</p>
              <p>
                <a className="link" href={enrolment.uri}>
                  {t("factor.openApp")}
                </a>
              </p>
            </div>
          </div>
        </ConfirmApp>
      ) : app ? (
        <Section title={t("factor.app")}>
          <p className="mb-4 text-sm">
            {t("factor.since")} <RelativeTime at={app.since} zone={zone} />
            {app.lastUsedAt && (
              <>
                {" · "}
                {t("factor.used")} <RelativeTime at={app.lastUsedAt} zone={zone} />
              </>
            )}
          </p>
          <ActionButton
            action={removeTotp}
            input={{}}
            variant="danger-line"
            confirm={{
              title: t("factor.removeTitle"),
              body: t(hasPasskeys ? "factor.removeTextPasskeys" : "factor.removeText"),
            }}
            disabledReason={stays ? t("error.factorRequired") : undefined}
          >
            {t("factor.remove")}
          </ActionButton>
          {stays && <p className="mt-2 text-sm text-muted">{t("error.factorRequired")}</p>}
        </Section>
      ) : (
        <Section title={t("factor.how")}>
          <ol className="mb-5 grid list-decimal gap-1.5 pl-5">
            <li>{t("factor.step1")}</li>
            <li>{t("factor.step2")}</li>
            <li>{t("factor.step3")}</li>
          </ol>
          <ActionButton action={beginTotp} input={{}} variant="primary" icon="shield">
            {t("factor.begin")}
          </ActionButton>
        </Section>
      )}
      {factor?.isOn && !enrolment && (
        <Section
          title={t("factor.codes")}
          description={t("factor.codesLeft", { count: factor.recoveryCodes })}
        >
          <RenewCodes />
        </Section>
      )}
    </Screen>
  );
}
