import { eq } from "drizzle-orm";
import type { FileSubject } from "../core/registry";
import { companies } from "./schema/companies";
import { users } from "./schema/users";
import { userVerifications } from "./schema/verifications";

/** Where an administrator finds what pictures and evidence are attached to. */
export const IDENTITY_FILE_SUBJECTS: readonly FileSubject[] = [
  {
    type: "identity.user",
    async place(ctx, id) {
      const [user] = await ctx.db.select({ username: users.username }).from(users).where(eq(users.id, id));
      return user ? { title: user.username, href: `/admin/users/${id}` } : null;
    },
  },
  {
    type: "identity.company",
    async place(ctx, id) {
      const [company] = await ctx.db
        .select({ name: companies.name })
        .from(companies)
        .where(eq(companies.id, id));
      return company ? { title: company.name, href: `/admin/companies/${id}` } : null;
    },
  },
  {
    type: "identity.verification",
    async place(ctx, id) {
      const [row] = await ctx.db
        .select({ type: userVerifications.verificationType })
        .from(userVerifications)
        .where(eq(userVerifications.id, id));
      return row ? { title: row.type, href: `/admin/verifications/${id}` } : null;
    },
  },
];
