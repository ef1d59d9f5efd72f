import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { NoticeBars } from "@/components/content/public/site/notice-bars";
import { site } from "@/components/content/public/site/site";
import { ImpersonationBanner } from "@/components/identity/impersonation-banner";
import { BellPanel } from "@/components/notifications/bell-panel";
import { HouseColor } from "@/components/ui/brand";
import { AppShell } from "@/components/ui/screen/app-shell";
import type { RailGroup } from "@/components/ui/screen/rail-nav";
import { UiProvider } from "@/components/ui/ui-provider";
import type { Ctx, PersonActor } from "@/lib/core/ctx";
import {
  navigation,
  reachable,
  type VisibleNavItem,
  type Workspace,
  workspacesOf,
} from "@/lib/core/navigation";
import { photoHref } from "@/lib/core/photo";
import { currentPerson, requestCtx } from "@/lib/core/session";
import { signOut } from "@/lib/identity/session/actions";
import { countUnread } from "@/lib/notifications/notification/queries";

const ICONS: Record<Workspace, string> = {
  admin: "gear",
  student: "school",
  mentor: "people",
  instructor: "book",
  club: "club",
  company: "company",
  client: "cart",
  provider: "tools",
  account: "person",
};

type Translate = (key: string) => string;

/** Items under their headings, in the order in which the headings first appear. */
function grouped(items: readonly VisibleNavItem[], t: Translate): RailGroup[] {
  const groups = new Map<string, VisibleNavItem[]>();
  for (const item of items) {
    const key = item.group ?? "";
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].map(([key, list]) => ({
    label: key ? t(key) : undefined,
    items: list.map((item) => ({
      label: t(item.label),
      href: item.href,
      covers: item.covers,
      icon: item.icon,
      count: item.waiting,
    })),
  }));
}

/**
 * The frame of a workspace: its rail, the workspaces beside it, the person. It decides nothing: for a visitor it
 * shows the bare page, which redirects to sign-in by itself.
 */
export async function WorkspaceFrame({ workspace, children }: { workspace: Workspace; children: ReactNode }) {
  const person = await currentPerson();
  if (!person) return children;
  const locale = await getLocale();
  const t = (await getTranslations()) as Translate;
  const ctx = (await requestCtx(locale)) as Ctx & { actor: PersonActor };
  const { name, logo, color, languages } = await site();
  const items = await navigation(ctx, workspace);
  const workspaces = workspacesOf(person);
  return (
    <UiProvider part="workspace">
      <HouseColor color={color} />
      <AppShell
        name={name}
        logo={logo}
        languages={languages}
        banner={
          <>
            {person.impersonatorId && <ImpersonationBanner name={person.name} />}
            <NoticeBars exempt={person.roles.includes("super_admin")} />
          </>
        }
        workspaces={workspaces.map((w) => ({
          label: t(`shell.workspace.${w}`),
          href: `/${w}`,
          icon: ICONS[w],
          current: w === workspace,
        }))}
        groups={grouped(items, t)}
        person={{
          id: person.id,
          name: person.name,
          email: person.email,
          picture: photoHref(person.avatarFileId, 64),
        }}
        signOut={signOut}
        personLinks={reachable(person)
          .filter((item) => item.workspace === "account")
          .map((item) => ({ label: t(item.label), href: item.href, icon: item.icon }))}
        bell={{
          count: await countUnread(ctx),
          href: "/account/notifications",
          stream: "/api/v1/me/notifications/stream",
          panel: <BellPanel zone={person.timeZone} />,
        }}
        palette={reachable(person).map((item) => ({
          label: t(item.label),
          href: item.href,
          icon: item.icon,
          detail: t(`shell.workspace.${item.workspace}`),
        }))}
      >
        {children}
      </AppShell>
    </UiProvider>
  );
}
