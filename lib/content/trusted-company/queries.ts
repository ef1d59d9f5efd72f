import { asc } from "drizzle-orm";
import { allow, type Ctx } from "../../core/ctx";
import { mayWrite } from "../access";
import { pictureAt, picturesOf } from "../pictures";
import { trustedCompanies } from "../schema/trusted-companies";
import type { TrustedCompanyRow } from "./model";

/** All trusted companies in their order, hidden ones too. */
export async function listTrustedCompanies(ctx: Ctx): Promise<TrustedCompanyRow[]> {
  allow(mayWrite(ctx.actor));
  const rows = await ctx.db
    .select()
    .from(trustedCompanies)
    .orderBy(asc(trustedCompanies.sortOrder), asc(trustedCompanies.name));
  const pictures = await picturesOf(
    ctx,
    rows.map((row) => row.logoFileId),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    url: row.url ?? "",
    logoFileId: row.logoFileId,
    logo: pictureAt(pictures, row.logoFileId, row.name),
    isActive: row.isActive,
    sortOrder: row.sortOrder,
  }));
}
