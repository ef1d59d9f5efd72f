import type { Ctx } from "../../core/ctx";
import { port } from "../../core/ports";
import { companyTag } from "../tags";

/** Has what visitors see of a company renewed, in the caller's transaction: its page and its place in the search. */
export async function showCompany(ctx: Ctx, company: { id: string; slug: string }): Promise<void> {
  ctx.touch(companyTag(company.slug));
  await port("searchIndex")(ctx, "company", company.id);
}
