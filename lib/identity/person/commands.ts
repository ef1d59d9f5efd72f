import { eq } from "drizzle-orm";
import { type Ctx, inTx, personId } from "../../core/ctx";
import { unauthenticated } from "../../core/errors";
import { announce } from "../registries";
import { users } from "../schema/users";
import type { PreferencesInput, Visibility, VisibilityInput } from "./model";
import { indexPerson } from "./search";

async function ownRow(tx: Ctx) {
  const userId = personId(tx.actor);
  if (!userId) throw unauthenticated();
  const [row] = await tx.db
    .select({ id: users.id, preferences: users.preferences })
    .from(users)
    .where(eq(users.id, userId))
    .for("update");
  if (!row) throw unauthenticated();
  return row;
}

/** Says who sees the caller's profile, and whether it may be found. Only a public profile can be found. */
export async function setVisibility(ctx: Ctx, input: VisibilityInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { id, preferences } = await ownRow(tx);
    const searchable = input.visibility === "public" && Boolean(input.searchable);
    const { searchable: before, ...rest } = preferences;
    await tx.db
      .update(users)
      .set({
        profileVisibility: input.visibility,
        preferences: searchable ? { ...rest, searchable } : rest,
      })
      .where(eq(users.id, id));
    await indexPerson(tx, id, { searchable: before });
    await announce(tx, { kind: "user", id }, "visibility_changed");
    tx.audit({
      action: "identity.user.visibility",
      targetType: "identity.user",
      targetId: id,
      changes: { visibility: input.visibility, searchable },
    });
  });
}

/** Says who sees the caller's profile; one that stays public stays as findable as it was. For the caller's transaction. */
export async function changeVisibility(ctx: Ctx, visibility: Visibility): Promise<void> {
  const { preferences } = await ownRow(ctx);
  await setVisibility(ctx, { visibility, searchable: preferences.searchable });
}

/** Keeps how the caller likes the product: light or dark, and where it opens. */
export async function setPreferences(ctx: Ctx, input: PreferencesInput): Promise<PreferencesInput> {
  return inTx(ctx, async (tx) => {
    const { id, preferences } = await ownRow(tx);
    const { theme: _theme, workspace: _workspace, ...rest } = preferences;
    const chosen = {
      ...(input.theme ? { theme: input.theme } : {}),
      ...(input.workspace ? { workspace: input.workspace } : {}),
    };
    await tx.db
      .update(users)
      .set({ preferences: { ...rest, ...chosen } })
      .where(eq(users.id, id));
    tx.audit({ action: "identity.user.preferences", targetType: "identity.user", targetId: id });
    return chosen;
  });
}
