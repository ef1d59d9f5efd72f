import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthHead } from "@/components/identity/auth-frame";
import { Alert } from "@/components/ui/alert";
import { Form } from "@/components/ui/form/form";
import { EmailField } from "@/components/ui/form/text-fields";
import { Link } from "@/components/ui/link";
import { forgotPassword } from "@/lib/identity/account/actions";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.forgot");
  return { title: t("title"), robots: { index: false } };
}

export default async function ForgotPasswordPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const t = await getTranslations("identity");
  const { done } = await searchParams;
  return (
    <>
      <AuthHead title={t("forgot.title")}>{t("forgot.text")}</AuthHead>
      {done ? (
        <Alert tone="success" title={t("forgot.doneTitle")}>
          {t("forgot.doneText")}
        </Alert>
      ) : (
        <Form action={forgotPassword} submit={t("forgot.submit")} submitIcon="mail">
          <EmailField name="email" label={t("field.email")} required />
        </Form>
      )}
      <p className="text-sm">
        <Link className="link" href="/sign-in">
          {t("forgot.back")}
        </Link>
      </p>
    </>
  );
}
