import { z } from "zod";
import { MEMBER_ROLES } from "../role/model";

export const VISIBILITIES = ["public", "members", "private"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const VisibilityInput = z.object({
  visibility: z.enum(VISIBILITIES),
  /** Found by search engines and by the product's search. */
  searchable: z.boolean().optional(),
});
export type VisibilityInput = z.output<typeof VisibilityInput>;

export const START_WORKSPACES = [...MEMBER_ROLES, "admin", "account"] as const;

export const PreferencesInput = z.object({
  theme: z.enum(["light", "dark"]).optional(),
  workspace: z.enum(START_WORKSPACES).optional(),
});
export type PreferencesInput = z.output<typeof PreferencesInput>;

/** Who looks at a profile: nobody signed in, a member, an admin who may read people, or the person. */
export type Viewer = "visitor" | "member" | "admin" | "self";

/** Whether a profile shows itself to this viewer. Whoever is not active is seen only by admins. */
export function isVisible(row: { visibility: Visibility; status: string }, viewer: Viewer): boolean {
  if (viewer === "self" || viewer === "admin") return true;
  if (row.status !== "active") return false;
  return row.visibility === "public" || (row.visibility === "members" && viewer === "member");
}
