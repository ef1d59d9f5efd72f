import type { SeedContext } from "../core/registry";
import { seedBook } from "./seed/demo";
import { seedVolume } from "./seed/large";
import { openMissingWallets } from "./wallet/open";

/** Gives the demo people their wallets and three months of a life with points; at large scale three years. */
export async function seedPoints({ ctx, scale, say }: SeedContext): Promise<void> {
  const made = await openMissingWallets(ctx);
  if (made) say(`${made} wallets`);
  const moved = await seedBook(ctx);
  if (moved) say(`${moved} transfers of points`);
  if (scale === "large") await seedVolume(ctx, say);
}
