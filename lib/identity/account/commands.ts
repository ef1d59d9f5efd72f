import { eq } from "drizzle-orm";
import { type Ctx, inTx, personId } from "../../core/ctx";
import { invalid, unauthenticated } from "../../core/errors";
import { languageFor } from "../../core/i18n/active";
import { changeVisibility } from "../person/commands";
import { indexPerson } from "../person/search";
import { refreshCompletion } from "../profile/completion";
import { announce } from "../registries";
import { type ContactInfo, users } from "../schema/users";
import type { MePatch } from "./api";
import type { ProfileInput } from "./model";

/** What of a profile is written; what is left out stays, and null empties. */
type ProfileChange = Partial<
  Pick<typeof users.$inferInsert, "firstName" | "lastName" | "phoneNumber" | "bio" | "language" | "timeZone">
> & { [K in keyof ContactInfo]?: ContactInfo[K] | null };

/** Writes the caller's own profile as a form shows it whole. A phone number of somebody else fails by its constraint. */
export const updateProfile = (ctx: Ctx, input: ProfileInput): Promise<void> =>
  changeProfile(ctx, {
    ...input,
    lastName: input.lastName ?? "",
    bio: input.bio || null,
    phoneNumber: input.phoneNumber ?? null,
    website: input.website ?? null,
    city: input.city ?? null,
    country: input.country ?? null,
    links: input.links ?? null,
  });

/** Writes those parts of the caller's own profile that are given. */
export async function changeProfile(ctx: Ctx, change: ProfileChange): Promise<void> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  await inTx(ctx, async (tx) => {
    const [before] = await tx.db.select().from(users).where(eq(users.id, userId)).for("update");
    if (!before) throw unauthenticated();
    const { language } = change;
    if (language && language !== before.language && (await languageFor(language)) !== language)
      throw invalid("errors.invalid", { language: "errors.field.choice" });
    const { website, city, country, links, phoneNumber = before.phoneNumber, ...rest } = change;
    const contact = Object.entries({ website, city, country, links }).filter(([, v]) => v !== undefined);
    const contactInfo = Object.entries({ ...before.contactInfo, ...Object.fromEntries(contact) });
    await tx.db
      .update(users)
      .set({
        ...rest,
        phoneNumber,
        phoneVerifiedAt: phoneNumber === before.phoneNumber ? before.phoneVerifiedAt : null,
        contactInfo: Object.fromEntries(contactInfo.filter(([, value]) => value !== null)),
      })
      .where(eq(users.id, userId));
    if (rest.timeZone !== undefined && rest.timeZone !== before.timeZone)
      await announce(tx, { kind: "user", id: userId }, "zone_changed");
    await refreshCompletion(tx, userId);
    await indexPerson(tx, userId);
    tx.audit({ action: "identity.user.update_profile", targetType: "identity.user", targetId: userId });
  });
}

/** Writes what an app sends of the caller's own account. */
export async function patchAccount(ctx: Ctx, patch: MePatch): Promise<void> {
  await inTx(ctx, async (tx) => {
    await changeProfile(tx, {
      firstName: patch.first_name,
      lastName: patch.last_name,
      phoneNumber: patch.phone_number,
      bio: patch.bio === "" ? null : patch.bio,
      website: patch.website,
      city: patch.city,
      country: patch.country,
      links: patch.links,
      language: patch.language,
      timeZone: patch.time_zone,
    });
    if (patch.profile_visibility) await changeVisibility(tx, patch.profile_visibility);
  });
}
