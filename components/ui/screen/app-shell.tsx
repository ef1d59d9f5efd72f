import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Avatar } from "../avatar";
import { HouseMark } from "../brand";
import { buttonClass } from "../button";
import { CommandPalette, type PalettePage } from "../command-palette";
import { Icon } from "../icon";
import { Link } from "../link";
import type { SwitchLanguage } from "../locale-switch";
import { NavigationProgress } from "../navigation-progress";
import { ToastRegion } from "../toast-region";
import { Bell } from "./bell";
import { PersonMenu } from "./person-menu";
import { type RailGroup, RailNav } from "./rail-nav";
import { type WorkspaceEntry, WorkspaceMenu } from "./workspace-menu";

export interface AppShellProps {
  /** The institution's name. */
  name: string;
  /** The address of its own mark, where it has one. */
  logo?: string | null;
  /** The workspaces this person may enter; the current one is marked. */
  workspaces: readonly WorkspaceEntry[];
  /** The rail of the current workspace. */
  groups: readonly RailGroup[];
  person: { id: string; name: string; email?: string; picture?: string | null };
  /** The server action that ends the session. */
  signOut: (input: Record<string, never>) => Promise<unknown>;
  /** Links of the person's menu: account, notices, settings. */
  personLinks: readonly { label: string; href: string; icon?: string }[];
  /** The languages to choose from. */
  languages: readonly SwitchLanguage[];
  /** The bell: how many unread, and where they are. Left out while there are no notices. */
  bell?: { count: number; href: string; stream?: string; panel?: ReactNode };
  /** Pages that Ctrl-K offers at once. */
  palette: readonly PalettePage[];
  /** Where Ctrl-K asks for more: `GET <endpoint>?q=…` answering `PaletteAnswer`. */
  paletteEndpoint?: string;
  /** Above everything: maintenance, acting as somebody, an unconfirmed address. */
  banner?: ReactNode;
  children: ReactNode;
}

/** The frame of every workspace page: rail by role at the left, bar at the top; on a phone the rail is a drawer. */
export function AppShell(props: AppShellProps) {
  const t = useTranslations("ui");
  return (
    <>
      <a href="#main" className={`${buttonClass("primary")} skip-link`}>
        {t("skip")}
      </a>
      {props.banner}
      <div className="shell">
        {/* Beside the page on a wide screen; a drawer, which the menu button opens, on a small one. */}
        <div id="rail-drawer" popover="auto" className="rail">
          <div className="flex h-14 shrink-0 items-center gap-2.5 border-b border-hairline px-4">
            <Link href="/" className="flex min-w-0 items-center gap-2.5 rounded-sm">
              <HouseMark logo={props.logo} size={26} />
              <span className="truncate font-serif text-[1.125rem] font-semibold tracking-[-0.01em]">
                {props.name}
              </span>
            </Link>
          </div>
          {props.workspaces.length > 1 && (
            <div className="px-3 pt-3">
              <WorkspaceMenu workspaces={props.workspaces} />
            </div>
          )}
          <RailNav groups={props.groups} />
        </div>
        <div className="min-w-0">
          <header className="topbar">
            <button
              type="button"
              popoverTarget="rail-drawer"
              className={`${buttonClass("quiet", "md", true)} -ml-2 lg:hidden`}
              aria-label={t("shell.menu")}
            >
              <Icon name="menu" />
            </button>
            <Link href="/" className="mr-auto lg:hidden" aria-label={props.name}>
              <HouseMark logo={props.logo} size={24} />
            </Link>
            <CommandPalette pages={props.palette} endpoint={props.paletteEndpoint} />
            {props.bell && <Bell {...props.bell} />}
            <PersonMenu
              name={props.person.name}
              email={props.person.email}
              links={props.personLinks}
              languages={props.languages}
              signOut={props.signOut}
              avatar={<Avatar id={props.person.id} src={props.person.picture} size="sm" />}
            />
          </header>
          <main id="main" tabIndex={-1} className="shell-main outline-none">
            {props.children}
          </main>
        </div>
      </div>
      <NavigationProgress />
      <ToastRegion />
    </>
  );
}
