import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ImportRunScreen } from "@/components/ui/import/import-run-screen";
import { getImport, listNotedRows } from "@/lib/core/imports/queries";
import { requireCtx } from "@/lib/core/session";
import { CURATE } from "@/lib/skills/access";
import { discardImport, resumeImport, startImport, stopImport } from "@/lib/skills/import/actions";
import { SKILL_IMPORTS } from "@/lib/skills/import/model";

const PATH = "/admin/skills/import";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("skills.import"))("title") };
}

export default async function ImportRunPage({ params }: PageProps<"/[locale]/admin/skills/import/[run]">) {
  const { locale, run: id } = await params;
  const ctx = await requireCtx(locale, `${PATH}/${id}`, { permission: CURATE });
  const run = await getImport(ctx, SKILL_IMPORTS, id);
  if (!run) notFound();
  const [t, parent] = await Promise.all([getTranslations("skills.import"), getTranslations("skills.admin")]);
  const rows = await listNotedRows(ctx, run);
  return (
    <ImportRunScreen
      description={t("kind")}
      above={[
        { label: parent("title"), href: "/admin/skills" },
        { label: t("title"), href: PATH },
      ]}
      run={run}
      rows={rows}
      columns={["preferred", "language", "uri"]}
      actions={{ start: startImport, stop: stopImport, resume: resumeImport, discard: discardImport }}
      reportHref={`/api/admin/skills/import/report?run=${run.id}`}
    />
  );
}
