import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AuthHead } from "@/components/identity/auth-frame";
import { ConfirmByCode, ConfirmByLink, ResendVerification } from "@/components/identity/confirm-email-forms";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { splitLocale } from "@/lib/core/i18n/locales";
import { requestCtx } from "@/lib/core/session";
import { previewConfirmation } from "@/lib/identity/account/confirm";
import { SIGNED_UP } from "@/lib/identity/account/signed-up";
import { ADMIN_ROLES } from "@/lib/identity/role/model";
import { readDevice } from "@/lib/identity/session/device";
import { homeOf, safeNext } from "@/lib/identity/session/model";
import { readTicket } from "@/lib/identity/ticket/cookie";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.verify");
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

export default async function VerifyEmailPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const { token, next } = await searchParams;
  const ctx = await requestCtx(await getLocale());
  const t = await getTranslations("identity.verify");
  const person = ctx.actor.kind === "person" ? ctx.actor : null;
  const back = typeof next === "string" ? safeNext(next) : null;
  const home = back ? splitLocale(back).path : homeOf(person?.roles ?? [], ADMIN_ROLES);
  if (person?.emailVerified && typeof token !== "string")
    return (
      <>
        <AuthHead title={t("doneTitle")}>{t("doneText", { email: person.email })}</AuthHead>
        <div>
          <LinkButton href={home} variant="primary" iconEnd="arrow-right">
            {t("continue")}
          </LinkButton>
        </div>
      </>
    );
  if (typeof token === "string") {
    const found = await previewConfirmation(ctx, token, await readDevice());
    if (found)
      return (
        <>
          <AuthHead title={t("title")}>{t("linkText", { email: found.email })}</AuthHead>
          <ConfirmByLink token={token} trusted={found.trusted} />
        </>
      );
  }
  const sentTo = person ? undefined : (await readTicket(SIGNED_UP))?.email;
  const address = person?.email ?? sentTo;
  return (
    <>
      <AuthHead title={t("title")}>{address ? t("codeText", { email: address }) : t("visitorText")}</AuthHead>
      {typeof token === "string" && <Alert tone="warning">{t("spent")}</Alert>}
      <ConfirmByCode signedIn={person !== null} email={sentTo} />
      <section className="grid gap-3 border-t border-hairline pt-5">
        <h2 className="title-3">{t("noMail")}</h2>
        <p className="text-sm text-muted">{t("noMailText")}</p>
        <ResendVerification signedIn={person !== null} email={sentTo} />
      </section>
      {person && (
        <p className="text-sm">
          <Link className="link" href={home}>
            {t("later")}
          </Link>
        </p>
      )}
    </>
  );
}
