import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthHead } from "@/components/identity/auth-frame";
import { ActionButton } from "@/components/ui/form/action-button";
import { signOut } from "@/lib/identity/session/actions";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.signOut");
  return { title: t("title"), robots: { index: false } };
}

export default async function SignOutPage() {
  const t = await getTranslations("identity.signOut");
  return (
    <>
      <AuthHead title={t("title")}>{t("text")}</AuthHead>
      <div>
        <ActionButton action={signOut} input={{}} variant="primary" icon="sign-out">
          {t("submit")}
        </ActionButton>
      </div>
    </>
  );
}
