import { getTranslations } from "next-intl/server";
import { Bytes } from "@/components/platform/bytes";
import { FileTable } from "@/components/platform/file-table";
import { Screen, Section } from "@/components/ui/screen/screen";
import { Stats } from "@/components/ui/stat";
import { requireCtx } from "@/lib/core/session";
import { fileList } from "@/lib/platform/file/list";
import { fileTotals, listFiles } from "@/lib/platform/file/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.files"))("title") };
}

export default async function FilesPage({ params, searchParams }: PageProps<"/[locale]/admin/files">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/files", { permission: "files.manage" });
  const t = await getTranslations("platform.files");
  const state = fileList.parse(await searchParams);
  const [page, totals] = await Promise.all([listFiles(ctx, state), fileTotals(ctx)]);
  return (
    <Screen title={t("title")} description={t("description")}>
      {totals.length > 0 && (
        <Section title={t("totals")}>
          <Stats
            items={totals.slice(0, 4).map(({ kind, files, bytes }) => ({
              label: kind,
              value: <Bytes value={bytes} />,
              detail: `${t("count")}: ${files}`,
              href: `/admin/files?kind=${kind}`,
            }))}
          />
        </Section>
      )}
      <FileTable page={page} state={state} totals={totals} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
