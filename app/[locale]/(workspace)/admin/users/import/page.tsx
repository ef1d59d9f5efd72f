import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportStartScreen } from "@/components/ui/import/import-start-screen";
import { listImports } from "@/lib/core/imports/queries";
import { requireCtx } from "@/lib/core/session";
import { beginImport } from "@/lib/identity/import/actions";
import { PEOPLE_IMPORTS } from "@/lib/identity/import/model";

const PATH = "/admin/users/import";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.import"))("title") };
}

export default async function ImportPeoplePage({ params }: PageProps<"/[locale]/admin/users/import">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, PATH, { permission: "users.manage" });
  const [t, parent] = await Promise.all([
    getTranslations("identity.import"),
    getTranslations("identity.users"),
  ]);
  return (
    <ImportStartScreen
      title={t("title")}
      description={t("text")}
      above={{ label: parent("title"), href: "/admin/users" }}
      names={PEOPLE_IMPORTS}
      path={PATH}
      begin={beginImport}
      imports={await listImports(ctx, PEOPLE_IMPORTS)}
      zone={ctx.actor.timeZone}
      columns={{
        title: t("columnsTitle"),
        text: t("columnsText"),
        rules: `${t("rules")}\n\n${t("invitationRules")}`,
      }}
      exampleHref={(kind) => `/api/admin/users/import/example?kind=${kind.name}`}
    />
  );
}
