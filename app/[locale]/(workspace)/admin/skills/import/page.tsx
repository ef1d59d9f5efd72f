import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportStartScreen } from "@/components/ui/import/import-start-screen";
import { listImports } from "@/lib/core/imports/queries";
import { requireCtx } from "@/lib/core/session";
import { CURATE } from "@/lib/skills/access";
import { beginImport } from "@/lib/skills/import/actions";
import { MAX_SKILL_ROWS, SKILL_IMPORTS } from "@/lib/skills/import/model";

const PATH = "/admin/skills/import";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("skills.import"))("title") };
}

export default async function ImportPage({ params }: PageProps<"/[locale]/admin/skills/import">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, PATH, { permission: CURATE });
  const [t, parent] = await Promise.all([getTranslations("skills.import"), getTranslations("skills.admin")]);
  return (
    <ImportStartScreen
      title={t("title")}
      description={t("text")}
      above={{ label: parent("title"), href: "/admin/skills" }}
      names={SKILL_IMPORTS}
      path={PATH}
      begin={beginImport}
      imports={await listImports(ctx, SKILL_IMPORTS)}
      zone={ctx.actor.timeZone}
      columns={{
        title: t("columnsTitle"),
        text: t("columnsText", { max: MAX_SKILL_ROWS }),
        rules: t("rules"),
      }}
      exampleHref={() => "/api/admin/skills/import/example"}
    />
  );
}
