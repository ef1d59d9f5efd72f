import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AuthHead } from "@/components/identity/auth-frame";
import { SetupForm } from "@/components/identity/setup-form";
import { requestCtx } from "@/lib/core/session";
import { needsSetup } from "@/lib/identity/setup/commands";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.setup");
  return { title: t("title"), robots: { index: false } };
}

export default async function SetupPage() {
  const ctx = await requestCtx(await getLocale());
  if (!(await needsSetup(ctx))) notFound();
  const t = await getTranslations("identity.setup");
  return (
    <>
      <AuthHead title={t("title")}>{t("text")}</AuthHead>
      <SetupForm minLength={await ctx.setting<number>("auth.password_min_length")} />
    </>
  );
}
