import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignInScreen } from "@/components/identity/sign-in-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.signIn");
  return { title: t("title"), robots: { index: false } };
}

// The plain address is a static page; with a return address or a notice the twin under `~` answers.
export default function SignInPage() {
  return <SignInScreen />;
}
