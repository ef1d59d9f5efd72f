import { getTranslations } from "next-intl/server";
import { FileStorage } from "@/components/platform/file-storage";
import { FileTable } from "@/components/platform/file-table";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { fileList } from "@/lib/platform/file/list";
import { listFiles } from "@/lib/platform/file/queries";
import { fileTotals } from "@/lib/platform/file/totals";

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
      <FileStorage totals={totals} />
      <FileTable
        page={page}
        state={state}
        kinds={totals.kinds.map(({ kind }) => kind).sort()}
        zone={ctx.actor.timeZone}
      />
    </Screen>
  );
}
