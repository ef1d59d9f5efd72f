import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AuthHead } from "@/components/identity/auth-frame";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Form } from "@/components/ui/form/form";
import { PasswordField } from "@/components/ui/form/text-fields";
import { requestCtx } from "@/lib/core/session";
import { resetPassword } from "@/lib/identity/account/actions";
import { previewReset } from "@/lib/identity/account/password";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.reset");
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

export default async function ResetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const { token } = await searchParams;
  const ctx = await requestCtx(await getLocale());
  const t = await getTranslations("identity");
  const email = typeof token === "string" ? await previewReset(ctx, token) : null;
  if (!email || typeof token !== "string")
    return (
      <>
        <AuthHead title={t("reset.title")} />
        <Alert
          tone="warning"
          title={t("reset.spent")}
          actions={
            <LinkButton href="/forgot-password" size="sm">
              {t("reset.again")}
            </LinkButton>
          }
        />
      </>
    );
  const min = await ctx.setting<number>("auth.password_min_length");
  return (
    <>
      <AuthHead title={t("reset.title")}>{t("reset.text", { email })}</AuthHead>
      <Form action={resetPassword} submit={t("reset.submit")} hidden={{ token }}>
        <PasswordField
          name="password"
          label={t("field.newPassword")}
          help={t("field.passwordHelp", { min })}
          autoComplete="new-password"
          required
        />
      </Form>
    </>
  );
}
