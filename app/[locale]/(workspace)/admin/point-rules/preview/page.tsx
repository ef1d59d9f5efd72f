import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RulePreviewScreen } from "@/components/points/admin/rule-preview";
import { localePath } from "@/lib/core/i18n/locales";
import { isUuid } from "@/lib/core/ids";
import { requireCtx } from "@/lib/core/session";
import { MANAGE } from "@/lib/points/access";
import { previewRule, TriedNumbers } from "@/lib/points/rule/preview";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("points.preview"))("title") };
}

export default async function RulePreviewPage({
  params,
  searchParams,
}: PageProps<"/[locale]/admin/point-rules/preview">) {
  const { locale } = await params;
  const path = "/admin/point-rules/preview";
  const ctx = await requireCtx(locale, path, { permission: MANAGE });
  const { rule, ...numbers } = await searchParams;
  const zone = await ctx.setting<string>("general.time_zone");
  const tried = numbers.points === undefined ? null : TriedNumbers.safeParse(numbers);
  const preview =
    typeof rule === "string" && isUuid(rule)
      ? await previewRule(ctx, rule, tried?.success ? tried.data : null, zone)
      : null;
  if (!preview) notFound();
  return (
    <RulePreviewScreen preview={preview} wrong={tried?.success === false} path={localePath(locale, path)} />
  );
}
