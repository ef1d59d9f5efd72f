import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MissingTable } from "@/components/platform/missing-table";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { missingList } from "@/lib/platform/language/list";
import { getLanguage, listMissing } from "@/lib/platform/language/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.languages"))("missingTitle") };
}

export default async function LanguagePage({
  params,
  searchParams,
}: PageProps<"/[locale]/admin/languages/[code]">) {
  const { locale, code } = await params;
  const ctx = await requireCtx(locale, `/admin/languages/${code}`, { permission: "languages.manage" });
  const language = await getLanguage(ctx, code);
  if (!language) notFound();
  const t = await getTranslations("platform.languages");
  const state = missingList.parse(await searchParams);
  return (
    <Screen
      title={language.nativeName}
      description={t("missingText")}
      crumbs={[{ label: t("title"), href: "/admin/languages" }, { label: language.name }]}
    >
      <MissingTable code={code} page={await listMissing(code, state)} state={state} />
    </Screen>
  );
}
