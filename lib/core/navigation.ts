import type { Ctx, PersonActor } from "./ctx";
import { kept } from "./kept";
import { gather, type NavItem } from "./registry";

export type Workspace = NavItem["workspace"];

/** A navigation item as one person sees it. */
export interface VisibleNavItem extends Omit<NavItem, "count"> {
  /** How many things wait there, if the item counts. */
  waiting?: number;
}

const mayHave = (item: NavItem, actor: PersonActor) =>
  (!item.permission ||
    (item.permission === "*" ? actor.permissions.size > 0 : actor.permissions.has(item.permission))) &&
  (!item.role || actor.roles.includes(item.role));

/** The items of one workspace that the person may open, in order, each with its count. */
export async function navigation(
  ctx: Ctx & { actor: PersonActor },
  workspace: Workspace,
): Promise<VisibleNavItem[]> {
  const items = gather("navigation")
    .filter((item) => item.workspace === workspace && mayHave(item, ctx.actor))
    .sort((a, b) => (a.order ?? 500) - (b.order ?? 500));
  const waiting = await waitingIn(ctx, workspace, items);
  return items.map(({ count: _count, ...item }, i) => ({ ...item, waiting: waiting[i] }));
}

/** The counts of some items, kept for a while: every page of a workspace shows them, few of them change. */
function waitingIn(
  ctx: Ctx & { actor: PersonActor },
  workspace: Workspace,
  items: NavItem[],
): Promise<(number | undefined)[]> {
  return kept(ctx, `navigation ${workspace} ${items.length}`, () =>
    Promise.all(items.map((item) => item.count?.(ctx))),
  );
}

/** Every item the person may open in any workspace; for the command palette. */
export function reachable(actor: PersonActor): NavItem[] {
  return gather("navigation").filter((item) => mayHave(item, actor));
}

/** The workspaces of which the person may open at least one item, in a fixed order. */
export function workspacesOf(actor: PersonActor): Workspace[] {
  const order: Workspace[] = [
    "admin",
    "student",
    "mentor",
    "instructor",
    "club",
    "company",
    "client",
    "provider",
    "account",
  ];
  const open = new Set(reachable(actor).map((item) => item.workspace));
  return order.filter((w) => open.has(w));
}
