import { z } from "zod";
import type { Picture } from "../publishable/model";

/** A company that trusts the institution; changes are public at once. */
export const TrustedCompanyInput = z.object({
  name: z.string().trim().min(1).max(120),
  url: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(500)]).default(""),
  logoFileId: z.uuid(),
  isActive: z.boolean().default(true),
});
export type TrustedCompanyInput = z.output<typeof TrustedCompanyInput>;
export const TrustedCompanyUpdate = TrustedCompanyInput.extend({ id: z.uuid() });
export const TrustedCompanyRef = z.object({ id: z.uuid() });

/** A row of the admin screen. */
export interface TrustedCompanyRow {
  id: string;
  name: string;
  url: string;
  logoFileId: string;
  logo: Picture | null;
  isActive: boolean;
  sortOrder: number;
}

/** A company as visitors see it. */
export interface CompanyCard {
  id: string;
  name: string;
  url: string | null;
  logo: Picture | null;
}
