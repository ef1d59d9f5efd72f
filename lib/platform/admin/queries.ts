import { type Ctx, holds } from "@/lib/core/ctx";
import { kept } from "@/lib/core/kept";
import { log } from "@/lib/core/log";
import { type AdminCard, gather } from "@/lib/core/registry";

export type ShownCard = NonNullable<Awaited<ReturnType<AdminCard["card"]>>> & { name: string };

/** What waits for this administrator: each domain's cards, by weight. One that fails is left out and noted. */
export async function adminCards(ctx: Ctx): Promise<ShownCard[]> {
  const mine = gather("adminCards")
    .filter((card) => holds(ctx.actor, card.permission))
    .sort((a, b) => a.weight - b.weight);
  const shown = await Promise.all(
    mine.map(async ({ name, card }) => {
      try {
        const content = await kept(ctx, `card ${name} ${ctx.locale}`, () => card(ctx));
        return content ? [{ name, ...content }] : [];
      } catch (error) {
        log().error({ err: error, card: name, requestId: ctx.requestId }, "an admin card failed");
        return [];
      }
    }),
  );
  return shown.flat();
}
