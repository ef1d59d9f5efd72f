import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ImportRunScreen } from "@/components/ui/import/import-run-screen";
import { getImport, listNotedRows } from "@/lib/core/imports/queries";
import { requireCtx } from "@/lib/core/session";
import { discardImport, resumeImport, startImport, stopImport } from "@/lib/identity/import/actions";
import { PEOPLE_IMPORTS } from "@/lib/identity/import/model";

const PATH = "/admin/users/import";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.import"))("title") };
}

export default async function ImportRunPage({ params }: PageProps<"/[locale]/admin/users/import/[run]">) {
  const { locale, run: id } = await params;
  const ctx = await requireCtx(locale, `${PATH}/${id}`, { permission: "users.manage" });
  const run = await getImport(ctx, PEOPLE_IMPORTS, id);
  if (!run) notFound();
  const t = await getTranslations();
  const rows = await listNotedRows(ctx, run);
  return (
    <ImportRunScreen
      description={t(run.kindLabel as never)}
      above={[
        { label: t("identity.users.title"), href: "/admin/users" },
        { label: t("identity.import.title"), href: PATH },
      ]}
      run={run}
      rows={rows}
      columns={["usn", "employee_id", "email", "first_name", "last_name", "role"]}
      actions={{ start: startImport, stop: stopImport, resume: resumeImport, discard: discardImport }}
      reportHref={`/api/admin/users/import/report?run=${run.id}`}
    />
  );
}
