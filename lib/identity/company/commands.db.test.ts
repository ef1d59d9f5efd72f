import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { rateLimits } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { mailsTo } from "../../notifications/testing/mails";
import { activeRoles } from "../role/active";
import { companies, companyMembers } from "../schema/companies";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { users } from "../schema/users";
import { actorOf, asPerson, makePerson, outcome } from "../testing/people";
import * as commands from "./commands";
import * as members from "./members";
import { CompanyInput } from "./model";

const input = (name = "Quarry & Sons") => CompanyInput.parse({ name });
const memberRow = async (companyId: string, userId: string) =>
  (
    await db()
      .select()
      .from(companyMembers)
      .where(and(eq(companyMembers.companyId, companyId), eq(companyMembers.userId, userId)))
  ).at(-1);
const companyRow = async (id: string) => (await db().select().from(companies).where(eq(companies.id, id)))[0];
const rolesOf = async (id: string) =>
  (await db().select({ roles: activeRoles() }).from(users).where(eq(users.id, id)))[0]?.roles ?? [];

/** A company with its owner. */
async function opened() {
  const owner = await asPerson();
  const { id } = await commands.createCompany(owner.ctx, input());
  return { id, owner };
}
async function join(companyId: string, owner: { ctx: Ctx }, position: "owner" | "viewer" = "viewer") {
  const user = await makePerson();
  await members.inviteMember(owner.ctx, { companyId, email: user.email, position });
  const [token] = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.email, user.email));
  const ctx = testCtx(actorOf(user));
  await members.acceptInvitation(ctx, { invitationId: token?.id });
  return { user, ctx, member: (await memberRow(companyId, user.id)) as { id: string } };
}

beforeEach(async () => void (await db().delete(rateLimits)));

test("whoever opens a company owns it, and holds its role while acting for one", async () => {
  expect(await outcome(() => commands.createCompany(testCtx(), input()))).toBe("unauthenticated");
  const unconfirmed = await makePerson();
  const ctx = testCtx(actorOf(unconfirmed, [], { emailVerified: false }));
  expect(await outcome(() => commands.createCompany(ctx, input()))).toBe("forbidden");
  const { id, owner } = await opened();
  expect((await memberRow(id, owner.user.id))?.position).toBe("owner");
  expect(await rolesOf(owner.user.id)).toContain("company");
  const second = await join(id, owner, "owner");
  await members.removeMember(owner.ctx, { memberId: (await memberRow(id, owner.user.id))?.id as string });
  expect(await rolesOf(owner.user.id)).not.toContain("company");
  expect(await rolesOf(second.user.id)).toContain("company");
});

test("one person acts for five companies at most, also at once", async () => {
  const { ctx } = await asPerson();
  const all = await Promise.all(
    Array.from({ length: 8 }, (_, i) => outcome(() => commands.createCompany(ctx, input(`Firm ${i}`)))),
  );
  expect(all.filter((r) => r === "ok")).toHaveLength(5);
  expect(all.filter((r) => r === "conflict")).toHaveLength(3);
});

test("only owners change a company; members read, strangers learn nothing", async () => {
  const { id, owner } = await opened();
  const viewer = await join(id, owner);
  const stranger = await asPerson(["company"]);
  const mine = await memberRow(id, owner.user.id);
  for (const [ctx, code] of [
    [viewer.ctx, "forbidden"],
    [stranger.ctx, "forbidden"],
  ] as const) {
    const asked = [
      () => commands.updateCompany(ctx, { companyId: id, ...input("Other") }),
      () => commands.setLogo(ctx, { companyId: id, logo: new File(["x"], "x.png") }),
      () => commands.setMailDomain(ctx, { companyId: id, claim: true }),
      () => commands.closeCompany(ctx, { companyId: id }),
      () => commands.reopenCompany(ctx, { companyId: id }),
      () => commands.suspendCompany(ctx, { companyId: id, reason: "no reason" }),
      () => members.inviteMember(ctx, { companyId: id, email: "a@example.test", position: "viewer" }),
    ];
    for (const ask of asked) expect(await outcome(ask)).toBe(code);
  }
  const hidden = [
    () =>
      members.decideMember(stranger.ctx, {
        memberId: mine?.id as string,
        decision: "approve",
        position: "viewer",
      }),
    () => members.setPosition(stranger.ctx, { memberId: mine?.id as string, position: "viewer" }),
    () => members.removeMember(stranger.ctx, { memberId: mine?.id as string }),
  ];
  for (const ask of hidden) expect(await outcome(ask)).toBe("not_found");
  expect(await outcome(() => members.removeMember(viewer.ctx, { memberId: mine?.id as string }))).toBe(
    "forbidden",
  );
  await commands.updateCompany(owner.ctx, { companyId: id, ...input("Quarry Ltd") });
  expect((await companyRow(id))?.name).toBe("Quarry Ltd");
});

test("two owners who leave at once leave one behind", async () => {
  for (let round = 0; round < 5; round++) {
    const { id, owner } = await opened();
    const other = await join(id, owner, "owner");
    const first = (await memberRow(id, owner.user.id))?.id as string;
    const left = await Promise.all([
      outcome(() => members.removeMember(owner.ctx, { memberId: first })),
      outcome(() => members.removeMember(other.ctx, { memberId: other.member.id })),
    ]);
    expect(left.sort()).toEqual(["conflict", "ok"]);
    expect(
      await outcome(() => members.setPosition(owner.ctx, { memberId: first, position: "viewer" })),
    ).toMatch(/conflict|forbidden/);
  }
});

test("the mailed link confirms the mailbox that it came to; the list of invitations does not", async () => {
  const { id, owner } = await opened();
  const unsure = { status: "pending_verification", emailVerifiedAt: null } as const;
  const [byLink, byList] = [await makePerson([], unsure), await makePerson([], unsure)];
  for (const { email } of [byLink, byList])
    await members.inviteMember(owner.ctx, { companyId: id, email, position: "viewer" });
  const as = (user: typeof byLink) => testCtx(actorOf(user, [], { emailVerified: false }));
  const [mail] = await mailsTo(byLink.email);
  const token = /invitation=([\w-]+)/.exec(mail?.text ?? "")?.[1];
  await members.acceptInvitation(as(byLink), { token });
  const read = async (userId: string) => (await db().select().from(users).where(eq(users.id, userId)))[0];
  expect(await read(byLink.id)).toMatchObject({ status: "active", emailVerifiedAt: expect.any(Date) });
  const [row] = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.email, byList.email));
  expect(await outcome(() => members.acceptInvitation(as(byList), { invitationId: row?.id }))).toBe(
    "forbidden",
  );
  expect((await read(byList.id))?.emailVerifiedAt).toBeNull();
});

test("an owner whose account is switched off counts for none", async () => {
  const { id, owner } = await opened();
  const other = await join(id, owner, "owner");
  const mine = (await memberRow(id, owner.user.id))?.id as string;
  await db().update(users).set({ status: "inactive" }).where(eq(users.id, other.user.id));
  expect(await outcome(() => members.removeMember(owner.ctx, { memberId: mine }))).toBe("conflict");
  expect(await outcome(() => members.setPosition(owner.ctx, { memberId: mine, position: "viewer" }))).toBe(
    "conflict",
  );
  await db().update(users).set({ status: "active" }).where(eq(users.id, other.user.id));
  expect(await outcome(() => members.removeMember(owner.ctx, { memberId: mine }))).toBe("ok");
});

test("an invitation is for one mailbox, once, until it is taken back", async () => {
  const { id, owner } = await opened();
  const invited = await makePerson();
  await members.inviteMember(owner.ctx, { companyId: id, email: invited.email, position: "recruiter" });
  const [mail] = await mailsTo(invited.email);
  const token = /invitation=([\w-]+)/.exec(mail?.text ?? "")?.[1];
  expect(token).toBeTruthy();
  const other = await asPerson();
  expect(await outcome(() => members.acceptInvitation(other.ctx, { token }))).toBe("forbidden");
  const [row] = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.email, invited.email));
  expect(await outcome(() => members.acceptInvitation(other.ctx, { invitationId: row?.id }))).toBe(
    "not_found",
  );
  expect(await outcome(() => members.revokeInvitation(other.ctx, { invitationId: row?.id as string }))).toBe(
    "forbidden",
  );
  expect(await outcome(() => members.resendInvitation(other.ctx, { invitationId: row?.id as string }))).toBe(
    "forbidden",
  );
  const own = testCtx(actorOf(invited));
  const tries = await Promise.all(
    Array.from({ length: 6 }, () => outcome(() => members.acceptInvitation(own, { token }))),
  );
  expect(tries.filter((r) => r === "ok")).toHaveLength(1);
  expect((await memberRow(id, invited.id))?.position).toBe("recruiter");
  const second = await makePerson();
  await members.inviteMember(owner.ctx, { companyId: id, email: second.email, position: "viewer" });
  const [live] = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.email, second.email));
  await members.revokeInvitation(owner.ctx, { invitationId: live?.id as string });
  const late = testCtx(actorOf(second));
  expect(await outcome(() => members.acceptInvitation(late, { invitationId: live?.id }))).toBe("not_found");
});

test("colleagues of a verified domain ask to join, and an owner decides", async () => {
  const owner = await makePerson([], { email: `boss.${Date.now()}@quarry-works.example` });
  const ctx = testCtx(actorOf(owner));
  const { id } = await commands.createCompany(ctx, input());
  await commands.setMailDomain(ctx, { companyId: id, claim: true });
  expect((await companyRow(id))?.emailDomain).toBe("quarry-works.example");
  const colleague = await makePerson([], { email: `c.${Date.now()}@quarry-works.example` });
  const asks = testCtx(actorOf(colleague));
  expect(await outcome(() => members.requestMembership(asks, { companyId: id }))).toBe("not_found");
  await db().update(companies).set({ verifiedAt: new Date() }).where(eq(companies.id, id));
  expect(
    await outcome(async () => members.requestMembership((await asPerson()).ctx, { companyId: id })),
  ).toBe("not_found");
  await members.requestMembership(asks, { companyId: id });
  const row = (await memberRow(id, colleague.id)) as { id: string };
  expect(
    await outcome(() =>
      members.decideMember(asks, { memberId: row.id, decision: "approve", position: "owner" }),
    ),
  ).toBe("forbidden");
  await members.decideMember(ctx, { memberId: row.id, decision: "approve", position: "finance" });
  expect((await memberRow(id, colleague.id))?.status).toBe("active");
  const free = await makePerson([], { email: `x.${Date.now()}@gmail.com` });
  const open = await commands.createCompany(testCtx(actorOf(free)), input());
  expect(
    await outcome(() => commands.setMailDomain(testCtx(actorOf(free)), { companyId: open.id, claim: true })),
  ).toBe("invalid");
});

test("a company is suspended by whoever looks after companies, not by its own members", async () => {
  const { id, owner } = await opened();
  const lead = await asPerson(["recruitment_manager"]);
  await commands.suspendCompany(lead.ctx, { companyId: id, reason: "Reported twice" });
  expect((await companyRow(id))?.status).toBe("suspended");
  expect(await outcome(() => commands.closeCompany(owner.ctx, { companyId: id }))).toBe("conflict");
  await commands.reactivateCompany(lead.ctx, { companyId: id, reason: "Cleared up" });
  const own = await asPerson(["recruitment_manager"]);
  const { id: ownId } = await commands.createCompany(own.ctx, input());
  expect(
    await outcome(() => commands.suspendCompany(own.ctx, { companyId: ownId, reason: "Reported" })),
  ).toBe("forbidden");
});

test("a closed company opens again within thirty days", async () => {
  const { id, owner } = await opened();
  await commands.closeCompany(owner.ctx, { companyId: id });
  expect(await outcome(() => commands.updateCompany(owner.ctx, { companyId: id, ...input() }))).toBe(
    "conflict",
  );
  await commands.reopenCompany(owner.ctx, { companyId: id });
  expect((await companyRow(id))?.status).toBe("active");
  await commands.closeCompany(owner.ctx, { companyId: id });
  await db()
    .update(companies)
    .set({ deletedAt: new Date(Date.now() - 31 * 86_400_000) })
    .where(eq(companies.id, id));
  expect(await outcome(() => commands.reopenCompany(owner.ctx, { companyId: id }))).toBe("conflict");
});
