import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AuthHead } from "@/components/identity/auth-frame";
import { FactorCodeField } from "@/components/identity/factor-code-field";
import { PasskeyWay } from "@/components/identity/passkey/passkey-way";
import { cx } from "@/components/ui/cx";
import { Form } from "@/components/ui/form/form";
import { Link } from "@/components/ui/link";
import { localePath } from "@/lib/core/i18n/locales";
import { requestCtx } from "@/lib/core/session";
import { heldFactors } from "@/lib/identity/factor/held";
import { askToFinish, finishWithPasskey } from "@/lib/identity/passkey/actions";
import { relyingParty } from "@/lib/identity/passkey/party";
import { signInWithFactor } from "@/lib/identity/session/actions";
import { PENDING_LOGIN } from "@/lib/identity/session/pending";
import { readTicket } from "@/lib/identity/ticket/cookie";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.secondFactor");
  return { title: t("title"), robots: { index: false } };
}

export default async function SecondFactorPage() {
  const locale = await getLocale();
  const pending = await readTicket(PENDING_LOGIN);
  if (!pending) redirect(localePath(locale, "/sign-in"));
  const { app, passkeys } = await heldFactors(await requestCtx(locale), pending.userId);
  const hasPasskey = passkeys.length > 0 && relyingParty() !== null;
  const t = await getTranslations("identity.secondFactor");
  const passkey = await getTranslations("identity.passkey");
  return (
    <>
      <AuthHead title={t("title")}>{t(app || !hasPasskey ? "text" : "textPasskey")}</AuthHead>
      {hasPasskey && (
        <PasskeyWay ask={askToFinish} give={finishWithPasskey} variant={app ? "line" : "primary"}>
          {passkey("confirm")}
        </PasskeyWay>
      )}
      <section className={cx("grid gap-4", hasPasskey && "border-t border-hairline pt-5")}>
        {hasPasskey && !app && <h2 className="title-3">{t("or")}</h2>}
        <Form
          action={signInWithFactor}
          submit={t("submit")}
          submitIcon="sign-in"
          submitVariant={hasPasskey && !app ? "line" : "primary"}
        >
          <FactorCodeField app={app} />
        </Form>
      </section>
      <div className="grid gap-2 border-t border-hairline pt-5 text-sm text-muted">
        <p>{t("lost")}</p>
        <p>
          <Link className="link" href="/sign-in">
            {t("back")}
          </Link>
        </p>
      </div>
    </>
  );
}
