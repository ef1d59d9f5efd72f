import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { LinkList, Panel } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Screen } from "@/components/ui/screen/screen";
import { gather } from "@/lib/core/registry";
import type { PersonCtx } from "@/lib/core/session";
import { getOwnAccount, type OwnAccount } from "@/lib/identity/account/queries";
import type { MEMBER_ROLES } from "@/lib/identity/role/model";

type Step = "confirm" | "name" | "bio" | "phone" | "place";

/** What makes an account complete, and where it is done. */
const STEPS: { step: Step; href: string; done: (account: OwnAccount) => boolean }[] = [
  { step: "confirm", href: "/verify-email", done: (a) => a.emailVerifiedAt !== null },
  { step: "name", href: "/account", done: (a) => Boolean(a.firstName && a.lastName) },
  { step: "bio", href: "/account", done: (a) => Boolean(a.bio) },
  { step: "phone", href: "/account", done: (a) => a.phoneNumber !== null },
  { step: "place", href: "/account", done: (a) => Boolean(a.contactInfo.city && a.timeZone) },
];

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
  const gathered = gather("dashboardPanels").filter((panel) => panel.workspace === workspace);
  const panels = await Promise.all(
    gathered
      .sort((a, b) => a.weight - b.weight)
      .map(async (p) => ({ name: p.name, panel: await p.panel(ctx) })),
  );
  const steps = account ? STEPS.map((s) => ({ ...s, isDone: s.done(account) })) : [];
  const open = steps.filter((s) => !s.isDone);
  return (
    <Screen
      title={t("home.title", { name: account?.firstName || ctx.actor.name })}
      description={t(`roleHelp.${workspace}`)}
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
        <Panel title={t("home.account")} flush>
          <p className="px-4 pt-4 text-sm text-muted">
            {open.length === 0
              ? t("home.complete")
              : t("home.progress", { done: steps.length - open.length, total: steps.length })}
          </p>
          <ul className="divide-y divide-hairline pt-2">
            {steps.map(({ step, href, isDone }) => (
              <li key={step} className="cover-host flex items-center gap-3 px-4 py-2.5">
                <Icon
                  name={isDone ? "success" : "draft"}
                  size={18}
                  label={t(isDone ? "home.done" : "home.open")}
                  className={isDone ? "text-success" : "text-muted"}
                />
                {isDone ? (
                  <span className="text-muted">{t(`home.steps.${step}`)}</span>
                ) : (
                  <Link href={href} className="cover-link font-medium">
                    {t(`home.steps.${step}`)}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </Panel>
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
        {panels.map(
          ({ name, panel }) =>
            panel && (
              <Panel
                key={name}
                title={panel.title}
                action={<Link href={panel.href}>{t("home.all")}</Link>}
                flush
              >
                <LinkList items={panel.items} empty={panel.empty} />
              </Panel>
            ),
        )}
      </div>
    </Screen>
  );
}
