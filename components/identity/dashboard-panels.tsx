import { getTranslations } from "next-intl/server";
import { LinkList, Panel } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { Workspace } from "@/lib/core/navigation";
import { gather } from "@/lib/core/registry";
import type { PersonCtx } from "@/lib/core/session";

/** What the domains show on the first page of a workspace, by weight; those with nothing to show are left out. */
export async function DashboardPanels({ ctx, workspace }: { ctx: PersonCtx; workspace: Workspace }) {
  const t = await getTranslations("identity.home");
  const panels = await Promise.all(
    gather("dashboardPanels")
      .filter((panel) => panel.workspace === workspace)
      .sort((a, b) => a.weight - b.weight)
      .map(async ({ name, panel }) => ({ name, shown: await panel(ctx) })),
  );
  return panels.map(
    ({ name, shown }) =>
      shown && (
        <Panel key={name} title={shown.title} action={<Link href={shown.href}>{t("all")}</Link>} flush>
          <LinkList items={shown.items} empty={shown.empty} />
        </Panel>
      ),
  );
}
