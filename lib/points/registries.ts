import type { Ctx } from "../core/ctx";
import { gatherGiven } from "../core/registry";

/** How rows of a domain above are named and opened, by their ids; what is absent or gone is left out. */
type Describe = (
  ctx: Ctx,
  ids: readonly string[],
) => Promise<Map<string, { title: string; url: string | null }>>;

/** `gives.earningEvents`: something people do for which a rule may pay points. */
export interface EarningEvent {
  /** `domain.event`, such as `campus.event_attended`; also the kind of its sources. */
  key: string;
  /** Message key of its name, shown to members. */
  name: string;
  /** What a new rule proposes. */
  points: number;
  /** The most that a source may set for itself. */
  max?: number;
  dailyCap?: number;
  totalCap?: number;
  /** Names the sources on statements; without it, lines stand without a link. */
  describe?: Describe;
}

/** `gives.holdOwners`: a domain that keeps points back for something of its own. */
export interface HoldOwner {
  /** The kind of the hold's source, such as `mentoring.session`. */
  kind: string;
  describe: Describe;
  /** Runs in the transaction that ended the hold; may come twice. */
  onEnded(ctx: Ctx, hold: { id: string; sourceId: string }, how: "expired" | "released"): Promise<void>;
}

/** Every event that can earn points, lowest domain first. */
export const earningEvents = (): EarningEvent[] => gatherGiven<EarningEvent>("earningEvents");

/** The event of a key, or undefined while no domain reports it. */
export const earningEvent = (key: string): EarningEvent | undefined =>
  earningEvents().find((event) => event.key === key);

/** The owner of holds of a kind, or undefined for a kind that no domain registered. */
export const holdOwner = (kind: string): HoldOwner | undefined =>
  gatherGiven<HoldOwner>("holdOwners").find((owner) => owner.kind === kind);

/** Names and addresses of sources, by `kind/id`: one question for each kind, whatever the number of rows. */
export async function describeSources(
  ctx: Ctx,
  sources: readonly { sourceKind: string | null; sourceId: string | null }[],
): Promise<Map<string, { title: string; url: string | null }>> {
  const byKind = new Map<string, Set<string>>();
  for (const { sourceKind, sourceId } of sources)
    if (sourceKind && sourceId) byKind.set(sourceKind, (byKind.get(sourceKind) ?? new Set()).add(sourceId));
  const found = new Map<string, { title: string; url: string | null }>();
  for (const [kind, ids] of byKind) {
    const describe = holdOwner(kind)?.describe ?? earningEvent(kind)?.describe;
    for (const [id, named] of (await describe?.(ctx, [...ids])) ?? []) found.set(`${kind}/${id}`, named);
  }
  return found;
}
