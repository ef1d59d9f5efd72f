import type { SeedContext } from "../core/registry";
import { seedVolume } from "./seed/large";
import { loadList } from "./seed/load-list";
import { loadPeople } from "./seed/load-people";

/** Loads the list of skills and what forty demo people can do; at large scale that of many more. */
export async function seedSkills({ ctx, scale, say }: SeedContext): Promise<void> {
  const made = await loadList(ctx);
  if (made) say(`${made} skills`);
  const held = await loadPeople(ctx);
  if (held) say(`${held} skills of people`);
  if (scale === "large") await seedVolume(ctx, say);
}
