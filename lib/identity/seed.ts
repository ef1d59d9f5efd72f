import type { SeedContext } from "../core/registry";
import { seedPeople } from "./seed/demo";
import { seedVolume } from "./seed/large";
import { DEMO_PASSWORD, DEMO_PEOPLE } from "./seed/people";
import { seedProofs } from "./seed/proofs";

/** How to sign in as each role of a demo. */
export const DEMO_LOGINS = DEMO_PEOPLE.map(({ role, username }) => ({
  role,
  email: `${username}@guildhall.example`,
  username,
  password: DEMO_PASSWORD,
}));

/** Loads the demo people, and at large scale many more. */
export async function seedIdentity({ ctx, scale, say }: SeedContext): Promise<void> {
  const made = await seedPeople(ctx);
  if (made) say(`${made} people, one for each role among them`);
  const proofs = await seedProofs(ctx);
  if (proofs) say(`${proofs} proofs, one in every state among them`);
  if (scale === "large") await seedVolume(say);
}
