import { eq, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { type FieldErrors, invalid } from "../../core/errors";
import { languageFor } from "../../core/i18n/active";
import { ROLES } from "../../identity/role/model";
import { companies } from "../../identity/schema/companies";
import type { Audience } from "../schema/templates";
import { type AnnouncementInput, BATCH, isLanguage, readPeople } from "./model";

/** The type under which people choose whether announcements come by mail. */
const TYPE = "system_announcement";

/** The people of an audience among `users u`: those who may sign in. */
async function among(audience: Audience): Promise<SQL> {
  const present = sql`u.status = 'active' and u.erased_at is null`;
  switch (audience.kind) {
    case "everybody":
      return present;
    case "roles":
      return sql`${present} and exists (select 1 from user_roles ur join roles r on r.id = ur.role_id
        where ur.user_id = u.id and ur.status = 'active' and r.is_active
          and r.key = any(${sql.param(audience.roles)}::text[]))`;
    case "languages":
      return sql`${present} and coalesce(u.language, ${await languageFor(null)}) = any(${sql.param(audience.languages)}::text[])`;
    case "company":
      return sql`${present} and exists (select 1 from company_members m
        where m.user_id = u.id and m.company_id = ${audience.companyId}::uuid and m.status = 'active')`;
    case "people":
      return sql`${present} and u.id = any(${sql.param(audience.people)}::uuid[])`;
  }
}

/** Exactly how many people an audience has now, and to how many of them mail would go. */
export async function countAudience(
  ctx: Ctx,
  audience: Audience,
  email: boolean,
): Promise<{ people: number; mails: number }> {
  const { rows } = await ctx.db.execute<{ people: string; mails: string }>(sql`
    select count(*) as people, count(*) filter (where coalesce(p.email_enabled, true)
      and coalesce(p.type_preferences -> ${TYPE}::text ->> 'email', 'true') <> 'false') as mails
    from users u left join notification_preferences p on p.user_id = u.id
    where ${await among(audience)}`);
  return { people: Number(rows[0]?.people ?? 0), mails: email ? Number(rows[0]?.mails ?? 0) : 0 };
}

/** The next people of an audience in the order of ids; accounts made after `startedAt` are none of it. */
export async function nextPeople(
  ctx: Ctx,
  audience: Audience,
  startedAt: Date,
  cursor: string | null,
): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select u.id from users u
    where ${await among(audience)} and u.created_at <= ${startedAt.toISOString()}::timestamptz
      ${cursor ? sql`and u.id > ${cursor}::uuid` : sql``}
    order by u.id limit ${BATCH}`);
  return rows.map((row) => row.id);
}

/** The audience that a form names. Throws `invalid` beside the field that names nobody. */
export async function readAudience(ctx: Ctx, input: AnnouncementInput): Promise<Audience> {
  const refuse = (fields: FieldErrors) => invalid("errors.invalid", fields);
  switch (input.audience) {
    case "everybody":
      return { kind: "everybody" };
    case "roles": {
      const roles = input.roles.filter((role) => (ROLES as readonly string[]).includes(role));
      if (!roles.length) throw refuse({ roles: "notifications.error.chooseOne" });
      return { kind: "roles", roles };
    }
    case "languages": {
      const languages = input.languages.filter(isLanguage);
      if (!languages.length) throw refuse({ languages: "notifications.error.chooseOne" });
      return { kind: "languages", languages };
    }
    case "company": {
      const [company] = await ctx.db
        .select({ id: companies.id })
        .from(companies)
        .where(eq(companies.slug, input.company ?? ""));
      if (!company) throw refuse({ company: "notifications.error.noCompany" });
      return { kind: "company", companyId: company.id };
    }
    case "people": {
      const named = readPeople(input.people ?? "");
      if (!named.length) throw refuse({ people: "notifications.error.nameOne" });
      if (named.length > BATCH)
        throw refuse({ people: { key: "notifications.error.tooMany", params: { most: BATCH } } });
      const { rows } = await ctx.db.execute<{ id: string; username: string; email: string }>(sql`
        select id, lower(username::text) as username, lower(email::text) as email from users
        where erased_at is null and (username = any(${sql.param(named)}::text[]::citext[])
          or email = any(${sql.param(named)}::text[]::citext[]))`);
      const known = new Set(rows.flatMap((row) => [row.username, row.email]));
      const unknown = named.filter((name) => !known.has(name));
      if (unknown.length)
        throw refuse({
          people: {
            key: "notifications.error.nobody",
            params: { names: unknown.slice(0, 10).join(", ") },
          },
        });
      return { kind: "people", people: rows.map((row) => row.id) };
    }
  }
}
