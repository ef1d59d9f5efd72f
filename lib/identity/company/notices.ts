import { and, eq, ne } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { isLocale } from "../../core/i18n/locales";
import { translator } from "../../core/i18n/translate";
import { uuidv7 } from "../../core/ids";
import { mail } from "../../core/mail";
import { port } from "../../core/ports";
import { companyMembers } from "../schema/companies";
import { users } from "../schema/users";
import { issueToken } from "../token/tokens";
import { ownersOf } from "./membership";
import { INVITATION_DAYS, type Position } from "./model";

interface Company {
  id: string;
  name: string;
}

const entityOf = (company: Company) => ({ type: "identity.company", id: company.id });

/** The name of a position in a language. */
export async function positionName(locale: string, position: Position): Promise<string> {
  return (await translator(locale))(`identity.company.positions.${position}`);
}

/** Tells every member but who did it what became of their company. */
export async function tellMembers(
  ctx: Ctx,
  company: Company,
  event: "companySuspended" | "companyRestored" | "companyClosed",
  reason?: string,
): Promise<void> {
  const rows = await ctx.db
    .select({ id: companyMembers.userId })
    .from(companyMembers)
    .where(
      and(
        eq(companyMembers.companyId, company.id),
        eq(companyMembers.status, "active"),
        ne(companyMembers.userId, personId(ctx.actor) ?? "00000000-0000-0000-0000-000000000000"),
      ),
    );
  if (!rows.length) return;
  await port("notify")(
    ctx,
    `identity.${event}`,
    rows.map((row) => row.id),
    { company: company.name, ...(reason ? { reason } : {}) },
    { dedupe: `identity.${event}:${uuidv7()}`, entity: entityOf(company), link: "/company/profile" },
  );
}

/** Tells the owners that somebody asks to join, or has joined. */
export async function tellOwners(
  ctx: Ctx,
  company: Company,
  event: "companyRequest" | "companyJoined",
  person: string,
  memberId: string,
): Promise<void> {
  const owners = (await ownersOf(ctx, company.id)).filter((id) => id !== personId(ctx.actor));
  if (!owners.length) return;
  await port("notify")(
    ctx,
    `identity.${event}`,
    owners,
    { company: company.name, person },
    {
      dedupe: `identity.${event}:${memberId}`,
      entity: { type: "identity.company_member", id: memberId },
      link: `/company/members?company=${company.id}`,
    },
  );
}

/** Tells one person what was decided about their membership. */
export async function tellMember(
  ctx: Ctx,
  company: Company,
  userId: string,
  event: "companyApproved" | "companyDeclined" | "companyPosition" | "companyRemoved",
  position?: Position,
): Promise<void> {
  const [user] = await ctx.db.select({ language: users.language }).from(users).where(eq(users.id, userId));
  const locale = isLocale(user?.language) ? user.language : ctx.locale;
  await port("notify")(
    ctx,
    `identity.${event}`,
    [userId],
    { company: company.name, ...(position ? { position: await positionName(locale, position) } : {}) },
    { dedupe: `identity.${event}:${uuidv7()}`, entity: entityOf(company), link: "/account/companies" },
  );
}

/** Mails an invitation to an address, with or without account; it voids the company's older one to the same. */
export async function sendInvitation(
  ctx: Ctx,
  company: Company,
  invitation: { email: string; position: Position; invitedBy: string },
): Promise<void> {
  const { email, position, invitedBy } = invitation;
  const { id, token } = await issueToken(ctx, {
    purpose: "company_invitation",
    userId: null,
    email,
    minutes: INVITATION_DAYS * 24 * 60,
    payload: { companyId: company.id, position, invitedBy },
    among: "companyId",
  });
  const [known] = await ctx.db.select({ language: users.language }).from(users).where(eq(users.email, email));
  const locale = isLocale(known?.language) ? known.language : ctx.locale;
  await mail(ctx, {
    to: email,
    template: "identity.mail.companyInvitation",
    locale,
    data: {
      company: company.name,
      position: await positionName(locale, position),
      person: ctx.actor.kind === "person" ? ctx.actor.name : company.name,
      url: `/account/companies?invitation=${token}`,
    },
    dedupe: `identity.company-invitation:${id}`,
    secret: true,
  });
}
