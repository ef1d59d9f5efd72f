import { z } from "zod";
import type { PostCard } from "../post/model";
import { DraftSlug, FileId, Href, type PageMeta, type Picture } from "../publishable/model";

export const MemberLink = z.object({ label: z.string().trim().min(1).max(60), href: Href });
export type MemberLink = z.infer<typeof MemberLink>;

const Translation = z.object({
  name: z.string().trim().max(120).default(""),
  designation: z.string().trim().max(120).default(""),
  bio: z.string().max(10_000).default(""),
});
export type MemberTranslations = Record<string, z.output<typeof Translation>>;

/** A person of the team page; changes are public at once. */
export const TeamMemberInput = z.object({
  name: z.string().trim().min(1).max(120),
  slug: DraftSlug,
  designation: z.string().trim().min(1).max(120),
  bio: z.string().max(10_000).default(""),
  photoFileId: FileId.nullable().default(null),
  links: z.array(MemberLink).max(6).default([]),
  userId: z.uuid().nullable().default(null),
  isActive: z.boolean().default(true),
  translations: z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/), Translation).default({}),
});
export type TeamMemberInput = z.output<typeof TeamMemberInput>;
export const TeamMemberUpdate = TeamMemberInput.extend({ id: z.uuid() });
export const TeamMemberRef = z.object({ id: z.uuid() });
export const TeamMemberActive = z.object({ id: z.uuid(), isActive: z.boolean() });

/** A row of the admin screen. */
export interface TeamMemberRow {
  id: string;
  name: string;
  slug: string;
  designation: string;
  isActive: boolean;
  sortOrder: number;
  photo: Picture | null;
  updatedAt: Date;
}
/** Everything of one member, for its form. */
export interface TeamMemberEdit extends TeamMemberRow {
  bio: string;
  photoFileId: string | null;
  links: MemberLink[];
  userId: string | null;
  translations: MemberTranslations;
}

/** A member in a public list. */
export interface TeamCard {
  id: string;
  slug: string;
  path: string;
  name: string;
  designation: string;
  lang: string;
  photo: Picture | null;
}

/** A member on their own page, with what they wrote. */
export interface TeamDetail extends TeamCard {
  html: string;
  links: MemberLink[];
  posts: PostCard[];
  meta: PageMeta;
}
