import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignInScreen } from "@/components/identity/sign-in-screen";
import { failureOf } from "@/lib/identity/oidc/model";
import { safeNext } from "@/lib/identity/session/model";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.signIn");
  return { title: t("title"), robots: { index: false } };
}

export default async function SignInWithQuery({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const { next, done, failed } = await searchParams;
  return (
    <SignInScreen
      next={typeof next === "string" ? safeNext(next) : null}
      done={done === "confirmed" || done === "reset" || done === "back" || done === "link" ? done : null}
      failed={failureOf(failed)}
    />
  );
}
