import { asc, eq } from "drizzle-orm";
import { cached } from "../../core/cache";
import { makeCtx } from "../../core/ctx";
import { pictureAt, picturesOf } from "../pictures";
import { trustedCompanies as table } from "../schema/trusted-companies";
import { tags } from "../tags";
import type { CompanyCard } from "./model";

/** The companies shown to visitors, in the editors' order. */
export const trustedCompanies = cached(
  "content.companies",
  () => [tags.companies],
  async (): Promise<CompanyCard[]> => {
    const ctx = makeCtx();
    const rows = await ctx.db
      .select({ id: table.id, name: table.name, url: table.url, logoFileId: table.logoFileId })
      .from(table)
      .where(eq(table.isActive, true))
      .orderBy(asc(table.sortOrder), asc(table.name))
      .limit(500);
    const pictures = await picturesOf(
      ctx,
      rows.map((row) => row.logoFileId),
    );
    return rows.map(({ logoFileId, ...row }) => ({
      ...row,
      logo: pictureAt(pictures, logoFileId, row.name),
    }));
  },
);
