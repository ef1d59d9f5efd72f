import { getTranslations } from "next-intl/server";
import { LanguagesScreen } from "@/components/platform/languages-screen";
import { requireCtx } from "@/lib/core/session";
import { listLanguages } from "@/lib/platform/language/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.languages"))("title") };
}

export default async function LanguagesPage({ params }: PageProps<"/[locale]/admin/languages">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/languages", { permission: "languages.manage" });
  return <LanguagesScreen languages={await listLanguages(ctx)} />;
}
