import { eq } from "drizzle-orm";
import { type Actor, allow, type Ctx, inTx, personId } from "../../core/ctx";
import { conflict, invalid, unauthenticated } from "../../core/errors";
import { attachFile, deleteFile } from "../../core/files";
import { nextSlug, slugify } from "../../core/slug";
import { move, recordStatus } from "../../core/transition";
import { storeUpload } from "../../core/uploads";
import { requireVerified } from "../access";
import { announce, blockersOf } from "../registries";
import { companies } from "../schema/companies";
import { users } from "../schema/users";
import { isPublicMailDomain } from "./mail-domain";
import { addMember, lockCompany, positionOf } from "./membership";
import {
  type CompanyInput,
  type CompanyReasonInput,
  companyMachine,
  type DomainInput,
  domainOf,
  type EditCompanyInput,
  type Position,
} from "./model";
import { tellMembers } from "./notices";
import { showCompany } from "./shown";

const target = { table: companies, id: companies.id, status: companies.status };
const LOGO = "company_logo";

/** Whoever leads a company may change it; the others read. */
export const mayLead = (actor: Actor, row: { position: Position | null }): boolean =>
  (actor.kind === "person" || actor.kind === "api_key") && row.position === "owner";

const columnsOf = ({ street, postcode, city, ...input }: CompanyInput) => ({
  name: input.name,
  legalName: input.legalName ?? null,
  description: input.description ?? null,
  website: input.website ?? null,
  industry: input.industry ?? null,
  sizeBand: input.sizeBand ?? null,
  country: input.country ?? null,
  address: Object.fromEntries(
    Object.entries({ street, postcode, city }).filter((entry): entry is [string, string] =>
      Boolean(entry[1]),
    ),
  ),
});

/** Opens a company, of which the caller becomes the owner. Throws `conflict` beyond five companies. */
export async function createCompany(ctx: Ctx, input: CompanyInput): Promise<{ id: string }> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  requireVerified(ctx.actor);
  return inTx(ctx, async (tx) => {
    const id = await insertCompany(tx, input, userId);
    await recordStatus(tx, companyMachine.entity, id, null, "active");
    await addMember(tx, { companyId: id, userId, position: "owner", status: "active" });
    tx.audit({ action: "identity.company.create", targetType: "identity.company", targetId: id });
    return { id };
  });
}

/** Inserts the row under the first free slug of its name. */
async function insertCompany(ctx: Ctx, input: CompanyInput, createdBy: string): Promise<string> {
  for (let slug = slugify(input.name) || "company", i = 0; i < 200; slug = nextSlug(slug), i++) {
    const [row] = await ctx.db
      .insert(companies)
      .values({ ...columnsOf(input), slug, createdBy })
      .onConflictDoNothing({ target: companies.slug })
      .returning({ id: companies.id });
    if (row) return row.id;
  }
  throw conflict("errors.conflict");
}

/** Locks a company for its owner, who alone may change it; for others it is not there or not theirs. */
export async function ownedCompany(tx: Ctx, companyId: string) {
  const company = await lockCompany(tx, companyId);
  const position = await positionOf(tx, companyId, personId(tx.actor));
  allow(mayLead(tx.actor, { position }));
  return { company, position };
}

/** Writes what a company says of itself. A closed one stays as it is. */
export async function updateCompany(ctx: Ctx, { companyId, ...input }: EditCompanyInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { company } = await ownedCompany(tx, companyId);
    if (company.status === "closed") throw conflict("identity.error.companyClosed");
    await tx.db.update(companies).set(columnsOf(input)).where(eq(companies.id, companyId));
    await showCompany(tx, company);
    tx.audit({ action: "identity.company.update", targetType: "identity.company", targetId: companyId });
  });
}

/** Stores a picture as the company's logo; the one before goes. Call it outside a transaction. */
export async function setLogo(
  ctx: Ctx,
  { companyId, logo }: { companyId: string; logo: File },
): Promise<void> {
  const position = await positionOf(ctx, companyId, personId(ctx.actor));
  allow(mayLead(ctx.actor, { position }));
  const file = await storeUpload(ctx, LOGO, { name: logo.name, body: logo });
  await inTx(ctx, async (tx) => {
    const { company } = await ownedCompany(tx, companyId);
    await attachFile(tx, file.id, LOGO, { type: "identity.company", id: companyId }, "logo");
    await tx.db.update(companies).set({ logoFileId: file.id }).where(eq(companies.id, companyId));
    if (company.logoFileId) await deleteFile(tx, company.logoFileId);
    await showCompany(tx, company);
    tx.audit({ action: "identity.company.logo", targetType: "identity.company", targetId: companyId });
  });
}

/**
 * Claims the mail domain of the calling owner for the company, so that colleagues find it, or gives it up. The
 * owner's address must be confirmed and of a domain where not anybody can have one.
 */
export async function setMailDomain(ctx: Ctx, input: DomainInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    await ownedCompany(tx, input.companyId);
    const emailDomain = input.claim ? await ownDomain(tx) : null;
    await tx.db.update(companies).set({ emailDomain }).where(eq(companies.id, input.companyId));
    tx.audit({
      action: "identity.company.domain",
      targetType: "identity.company",
      targetId: input.companyId,
      changes: { emailDomain },
    });
  });
}

async function ownDomain(tx: Ctx): Promise<string> {
  const [owner] = await tx.db
    .select({ email: users.email, confirmedAt: users.emailVerifiedAt })
    .from(users)
    .where(eq(users.id, personId(tx.actor) ?? ""));
  if (!owner?.confirmedAt) throw invalid("identity.error.emailUnverified");
  const domain = domainOf(owner.email);
  if (isPublicMailDomain(domain)) throw invalid("identity.error.publicDomain", {}, { domain });
  return domain;
}

async function stateOf(tx: Ctx, companyId: string) {
  const company = await lockCompany(tx, companyId);
  const position = await positionOf(tx, companyId, personId(tx.actor));
  const state = { id: company.id, status: company.status, closedAt: company.deletedAt, position };
  return { company, state };
}

/** Takes a company out of sight, for whoever looks after companies, never for one of their own. */
export const suspendCompany = (ctx: Ctx, input: CompanyReasonInput): Promise<void> =>
  judge(ctx, input, "suspend");
/** Lifts the suspension of a company. */
export const reactivateCompany = (ctx: Ctx, input: CompanyReasonInput): Promise<void> =>
  judge(ctx, input, "reactivate");

async function judge(ctx: Ctx, input: CompanyReasonInput, action: "suspend" | "reactivate"): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { company, state } = await stateOf(tx, input.companyId);
    await move(tx, companyMachine, state, action, target, { text: input.reason });
    const event = action === "suspend" ? "suspended" : "restored";
    await announce(tx, { kind: "company", id: company.id }, event);
    await tellMembers(
      tx,
      company,
      action === "suspend" ? "companySuspended" : "companyRestored",
      input.reason,
    );
    await showCompany(tx, company);
    tx.audit({
      action: `identity.company.${action}`,
      targetType: "identity.company",
      targetId: company.id,
    });
  });
}

/** Closes a company for its owner, unless a domain still needs it. It opens again within thirty days. */
export async function closeCompany(ctx: Ctx, { companyId }: { companyId: string }): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { company, state } = await stateOf(tx, companyId);
    allow(mayLead(tx.actor, state));
    const [blocker] = await blockersOf(tx, { companyId });
    if (blocker) throw conflict(blocker.key, blocker.params);
    await move(tx, companyMachine, state, "close", { ...target, set: { deletedAt: new Date() } });
    await announce(tx, { kind: "company", id: companyId }, "closed");
    await tellMembers(tx, company, "companyClosed");
    await showCompany(tx, company);
    tx.audit({ action: "identity.company.close", targetType: "identity.company", targetId: companyId });
  });
}

/** Opens a closed company again, within thirty days. */
export async function reopenCompany(ctx: Ctx, { companyId }: { companyId: string }): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { company, state } = await stateOf(tx, companyId);
    allow(mayLead(tx.actor, state));
    const set = { deletedAt: null, restoredAt: new Date() };
    await move(tx, companyMachine, state, "reopen", { ...target, set });
    await announce(tx, { kind: "company", id: companyId }, "restored");
    await showCompany(tx, company);
    tx.audit({ action: "identity.company.reopen", targetType: "identity.company", targetId: companyId });
  });
}
