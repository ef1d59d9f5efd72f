import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { LinkList, Panel } from "@/components/ui/card";
import { Screen } from "@/components/ui/screen/screen";
import type { PersonCtx } from "@/lib/core/session";
import { getOwnAccount } from "@/lib/identity/account/queries";
import { ownProfileSteps } from "@/lib/identity/profile/queries";
import type { MEMBER_ROLES } from "@/lib/identity/role/model";
import { DashboardPanels } from "./dashboard-panels";
import { Checklist } from "./profile/checklist";

/** The first page of a member role's workspace: what is missing, what waits, where to go on. */
export async function RoleHome({
  ctx,
  workspace,
}: {
  ctx: PersonCtx;
  workspace: (typeof MEMBER_ROLES)[number];
}) {
  const t = await getTranslations("identity");
  const account = await getOwnAccount(ctx);
  const steps = await ownProfileSteps(ctx, workspace);
  return (
    <Screen
      title={t("home.title", { name: account?.firstName || ctx.actor.name })}
      description={t(`home.lead.${workspace}`)}
    >
      {account && !account.emailVerifiedAt && (
        <Alert
          tone="warning"
          title={t("profile.unconfirmed")}
          actions={
            <LinkButton href="/verify-email" size="sm">
              {t("verify.submit")}
            </LinkButton>
          }
        >
          {t("profile.unconfirmedText")}
        </Alert>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Checklist
          title={t("home.account")}
          items={[
            {
              key: "confirm",
              label: t("home.steps.confirm"),
              done: Boolean(account?.emailVerifiedAt),
              href: "/verify-email",
            },
            ...steps.map(({ step, done, href }) => ({
              key: step,
              label: t(`roleProfile.steps.${step}`),
              done,
              href,
            })),
          ]}
        />
        <DashboardPanels ctx={ctx} workspace={workspace} />
        <DashboardPanels ctx={ctx} workspace="account" />
        <Panel title={t("home.goOn")} flush>
          <LinkList
            items={[
              { label: t("home.links.posts"), href: "/posts", detail: t("home.links.postsText") },
              { label: t("home.links.templates"), href: "/templates", detail: t("home.links.templatesText") },
              { label: t("home.links.team"), href: "/team", detail: t("home.links.teamText") },
              { label: t("home.links.roles"), href: "/account/roles", detail: t("home.links.rolesText") },
            ]}
          />
        </Panel>
      </div>
    </Screen>
  );
}
