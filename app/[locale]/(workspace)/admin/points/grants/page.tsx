import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportStartScreen } from "@/components/ui/import/import-start-screen";
import { listImports } from "@/lib/core/imports/queries";
import { requireCtx } from "@/lib/core/session";
import { MANAGE } from "@/lib/points/access";
import { beginImport } from "@/lib/points/grant/actions";
import { GRANT_IMPORTS, MAX_GRANT_ROWS } from "@/lib/points/grant/model";

const PATH = "/admin/points/grants";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("points.grants"))("title") };
}

export default async function ImportPage({ params }: PageProps<"/[locale]/admin/points/grants">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, PATH, { permission: MANAGE });
  const [t, parent] = await Promise.all([getTranslations("points.grants"), getTranslations("points.book")]);
  return (
    <ImportStartScreen
      title={t("title")}
      description={t("text")}
      above={{ label: parent("title"), href: "/admin/points" }}
      names={GRANT_IMPORTS}
      path={PATH}
      begin={beginImport}
      imports={await listImports(ctx, GRANT_IMPORTS)}
      zone={ctx.actor.timeZone}
      columns={{
        title: t("columnsTitle"),
        text: t("columnsText", { max: MAX_GRANT_ROWS }),
        rules: t("rules"),
      }}
      exampleHref={() => "/api/admin/points/grants/example"}
    />
  );
}
