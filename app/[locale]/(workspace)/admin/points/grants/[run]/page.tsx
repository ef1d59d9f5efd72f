import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { ImportRunScreen } from "@/components/ui/import/import-run-screen";
import { localePath } from "@/lib/core/i18n/locales";
import { getImport, listNotedRows } from "@/lib/core/imports/queries";
import { requireCtx } from "@/lib/core/session";
import { hasStepUp } from "@/lib/identity/session/model";
import { stepUpPath } from "@/lib/identity/session/step-up-path";
import { MANAGE } from "@/lib/points/access";
import { discardImport, resumeImport, startImport, stopImport } from "@/lib/points/grant/actions";
import { GRANT_IMPORTS } from "@/lib/points/grant/model";

const PATH = "/admin/points/grants";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("points.grants"))("title") };
}

export default async function ImportRunPage({ params }: PageProps<"/[locale]/admin/points/grants/[run]">) {
  const { locale, run: id } = await params;
  const ctx = await requireCtx(locale, `${PATH}/${id}`, { permission: MANAGE });
  const run = await getImport(ctx, GRANT_IMPORTS, id);
  if (!run) notFound();
  const [t, parent] = await Promise.all([getTranslations("points.grants"), getTranslations("points.book")]);
  const here = localePath(locale, `${PATH}/${id}`);
  const rows = await listNotedRows(ctx, run);
  return (
    <ImportRunScreen
      description={t("kind")}
      above={[
        { label: parent("title"), href: "/admin/points" },
        { label: t("title"), href: PATH },
      ]}
      notice={
        !hasStepUp(ctx.actor) &&
        (run.status === "checked" || run.status === "stopped") && (
          <Alert
            tone="info"
            actions={
              <LinkButton href={stepUpPath(here)} size="sm" icon="lock">
                {t("stepUpButton")}
              </LinkButton>
            }
          >
            {t("stepUp")}
          </Alert>
        )
      }
      run={run}
      rows={rows}
      columns={["person", "points", "key"]}
      actions={{ start: startImport, stop: stopImport, resume: resumeImport, discard: discardImport }}
      reportHref={`/api/admin/points/grants/report?run=${run.id}`}
    />
  );
}
