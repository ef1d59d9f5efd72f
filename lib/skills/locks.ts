import { sql } from "drizzle-orm";
import type { Ctx } from "../core/ctx";

/** Makes whoever else locks the same name wait until the caller's transaction ends. */
const lock = (ctx: Ctx, name: string) =>
  ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`skills.${name}`}, 0))`);

/** Limits of one person: how many skills, pins, proposals, endorsements a day. */
export const lockPerson = (ctx: Ctx, userId: string) => lock(ctx, `person:${userId}`);
/** One label, so that racing proposals of a word meet. Take several in alphabetical order. */
export const lockLabel = (ctx: Ctx, normalized: string) => lock(ctx, `label:${normalized}`);
/** One slug, so that two names that are spelled alike in an address do not race. */
export const lockSlug = (ctx: Ctx, slug: string) => lock(ctx, `slug:${slug}`);
/** The trees of categories and of broader skills. */
export const lockTree = (ctx: Ctx) => lock(ctx, "tree");
