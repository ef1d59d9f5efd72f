import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AuthHead } from "@/components/identity/auth-frame";
import { ProviderButtons } from "@/components/identity/provider-buttons";
import { SignUpForm } from "@/components/identity/sign-up-form";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/components/ui/link";
import { localePath } from "@/lib/core/i18n/locales";
import { requestCtx } from "@/lib/core/session";
import { listProviders } from "@/lib/identity/oidc/providers";
import { signUpRoles } from "@/lib/identity/role/queries";
import { safeNext } from "@/lib/identity/session/model";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.signUp");
  return { title: t("title") };
}

export default async function SignUpPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const locale = await getLocale();
  const { next } = await searchParams;
  const back = typeof next === "string" ? safeNext(next) : null;
  const ctx = await requestCtx(locale);
  if (ctx.actor.kind === "person") redirect(back ?? localePath(locale, "/account"));
  const t = await getTranslations("identity.signUp");
  const isOpen = (await ctx.setting<string>("general.sign_up")) === "open";
  return (
    <>
      <AuthHead title={t("title")}>
        {t("hasAccount")}{" "}
        <Link className="link" href={back ? `/sign-in?next=${encodeURIComponent(back)}` : "/sign-in"}>
          {t("toSignIn")}
        </Link>
      </AuthHead>
      {isOpen ? (
        <>
          <SignUpForm
            next={back}
            minLength={await ctx.setting<number>("auth.password_min_length")}
            roles={await signUpRoles(ctx)}
          />
          <ProviderButtons providers={listProviders()} next={back} />
        </>
      ) : (
        <Alert tone="info">{t("closed")}</Alert>
      )}
    </>
  );
}
