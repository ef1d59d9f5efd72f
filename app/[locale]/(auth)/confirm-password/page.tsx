import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AuthHead } from "@/components/identity/auth-frame";
import { Form } from "@/components/ui/form/form";
import { PasswordField } from "@/components/ui/form/text-fields";
import { requireCtx } from "@/lib/core/session";
import { confirmPassword } from "@/lib/identity/session/actions";
import { safeNext } from "@/lib/identity/session/model";

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
  const path = back ? `/confirm-password?next=${encodeURIComponent(back)}` : "/confirm-password";
  await requireCtx(await getLocale(), path);
  const t = await getTranslations("identity");
  return (
    <>
      <AuthHead title={t("stepUp.title")}>{t("stepUp.text")}</AuthHead>
      <Form action={confirmPassword} submit={t("stepUp.submit")} hidden={{ next: back }}>
        <PasswordField name="password" label={t("field.password")} required />
      </Form>
    </>
  );
}
