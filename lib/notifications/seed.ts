import type { SeedContext } from "../core/registry";
import { seedNotifications } from "./seed/demo";
import { seedVolume } from "./seed/large";

/** Gives the demo people something to be told of; at large scale three years of it. */
export async function seedNotices({ ctx, scale, say }: SeedContext): Promise<void> {
  const made = await seedNotifications(ctx);
  if (made) say(`${made} notifications`);
  if (scale === "large") await seedVolume(ctx, say);
}
