import type { z } from "zod";
import type { Ctx } from "../../core/ctx";
import { env } from "../../core/env";
import { localePath } from "../../core/i18n/locales";
import type { PublicPerson } from "../person/queries";
import type { RoleKey } from "../role/model";
import type { Me, PublicUser } from "./api";
import type { OwnAccount } from "./queries";

const photoUrl = (fileId: string | null) => fileId && `${env().baseUrl}/files/${fileId}/photo`;

/** A person's own account as the REST API tells it. */
export const apiMe = (account: OwnAccount): Me => ({
  id: account.id,
  email: account.email,
  email_verified: account.emailVerifiedAt !== null,
  username: account.username,
  first_name: account.firstName,
  last_name: account.lastName,
  phone_number: account.phoneNumber,
  bio: account.bio,
  profile_image: photoUrl(account.avatarFileId),
  ...contactOf(account.contactInfo),
  language: account.language,
  time_zone: account.timeZone,
  profile_visibility: account.profileVisibility,
  status: account.status,
  user_types: account.roles as RoleKey[],
  created_at: account.createdAt.toISOString(),
  updated_at: account.updatedAt.toISOString(),
});

/** Another person as the REST API tells it. */
export const apiUser = (ctx: Ctx, person: PublicPerson): z.output<typeof PublicUser> => ({
  username: person.username,
  name: person.name,
  bio: person.bio,
  headline: person.headline,
  profile_image: photoUrl(person.avatarFileId),
  ...contactOf(person.contactInfo),
  user_types: person.roles as RoleKey[],
  url: `${env().baseUrl}${localePath(ctx.locale, `/people/${person.username}`)}`,
  created_at: person.since.toISOString(),
});

const contactOf = ({ website, city, country, links }: OwnAccount["contactInfo"]) => ({
  website: website ?? null,
  city: city ?? null,
  country: country ?? null,
  links: links ?? [],
});
