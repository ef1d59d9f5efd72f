import { eq, inArray, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { verifyAudit } from "../../core/audit";
import { jobCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { storage } from "../../core/storage";
import { testCtx } from "../../core/testing/ctx";
import { tracesOf } from "../../core/testing/traces";
import { storeUpload } from "../../core/uploads";
import { mailsTo } from "../../notifications/testing/mails";
import { updateProfile } from "../account/commands";
import { grantRole, revokeRole } from "../role/commands";
import { companies, companyMembers } from "../schema/companies";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { personalExports } from "../schema/personal-exports";
import { studentProfiles } from "../schema/profiles";
import { userRoles } from "../schema/roles";
import { sessions } from "../schema/sessions";
import { users } from "../schema/users";
import { userVerifications } from "../schema/verifications";
import { seal } from "../seal";
import { checkLogin, deviceHashOf, openLogin } from "../session/commands";
import { actorOf, asPerson, device, makePerson, outcome, PASSWORD } from "../testing/people";
import { restoreUser, suspendUser } from "../user/commands";
import { changeUsername } from "../username/commands";
import { restingAmong } from "../username/holds";
import * as commands from "./commands";
import { eraseDue, eraseUser, purgeUnconfirmed, replayErasures } from "./erase";
import { makeExport } from "./export";
import { noteErasure } from "./journal";
import { tellOfBlocked } from "./notices";
import { getErasurePlan, getExport } from "./queries";
import { readReturnToken, returnToken } from "./return";

const ctx = jobCtx("test");
const read = async (id: string) => (await db().select().from(users).where(eq(users.id, id)))[0];
const daysAgo = (n: number) => new Date(Date.now() - n * 86_400_000);
const stale = (user: Parameters<typeof actorOf>[0]) =>
  testCtx(actorOf(user, [], { reauthenticatedAt: null }));

test("a person's data are theirs alone to ask for, with the password given lately, once a day", async () => {
  const { user, ctx: own } = await asPerson();
  expect(await outcome(() => commands.requestExport(testCtx()))).toBe("unauthenticated");
  expect(await outcome(() => commands.requestExport(stale(user)))).toBe("forbidden");
  const all = await Promise.all(Array.from({ length: 8 }, () => outcome(() => commands.requestExport(own))));
  expect(all.filter((r) => r === "ok")).toHaveLength(1);
  expect(all.filter((r) => r === "conflict")).toHaveLength(7);
  expect((await getExport(own))?.status).toBe("queued");
  expect(await getExport((await asPerson()).ctx)).toBe(null);
});

test("the archive holds what every domain knows, readable, and the person's files", async () => {
  const { user, ctx: own } = await asPerson(["student"]);
  const place = `student_profiles.address.${user.id}`;
  await db()
    .insert(studentProfiles)
    .values({ userId: user.id, address: await seal(ctx, user.id, "12 Mill Lane", place) });
  const png = await import("sharp").then(({ default: sharp }) =>
    sharp({ create: { width: 300, height: 300, channels: 3, background: "#808" } })
      .png()
      .toBuffer(),
  );
  const [proof] = await db()
    .insert(userVerifications)
    .values({ userId: user.id, verificationType: "identity", status: "verified", evidence: [] })
    .returning();
  await db()
    .update(userVerifications)
    .set({
      documentNumber: await seal(
        ctx,
        user.id,
        "PASS 77 12",
        `user_verifications.document_number.${proof?.id}`,
      ),
    })
    .where(eq(userVerifications.id, proof?.id as string));
  const support = await asPerson(["support_admin"]);
  await suspendUser(support.ctx, { userId: user.id, reason: "Was rude once" });
  await restoreUser(support.ctx, { userId: user.id, reason: "Is sorry" });
  const photo = await storeUpload(own, "profile_picture", { name: "me.png", body: png });
  await commands.requestExport(own);
  const [row] = await db().select().from(personalExports).where(eq(personalExports.userId, user.id));
  await makeExport(ctx, row?.id as string);
  await makeExport(ctx, row?.id as string);
  const state = await getExport(own);
  expect(state?.status).toBe("ready");
  const names = await namesIn(state?.href as string);
  expect(names).toContain("account/account.json");
  expect(names).toContain("index.json");
  expect(names.some((n) => n.startsWith(`files/profile_picture/${photo.id}`))).toBe(true);
  expect(await textIn(state?.href as string, "account/profiles.json")).toContain("12 Mill Lane");
  expect(await textIn(state?.href as string, "account/verifications.json")).toContain("PASS 77 12");
  expect(await textIn(state?.href as string, "account/history.json")).toContain("Was rude once");
  expect(JSON.parse(await textIn(state?.href as string, "account/api-keys.json"))).toEqual([]);
  expect(JSON.parse(await textIn(state?.href as string, "account/apps.json"))).toEqual([]);
  expect(await textIn(state?.href as string, "account/account.json")).not.toContain("argon2");
});

async function entriesOf(href: string): Promise<Map<string, () => Promise<string>>> {
  const { findFile } = await import("../../core/files");
  const file = await findFile(ctx, href.split("/")[2] as string);
  const chunks: Buffer[] = [];
  for await (const chunk of await storage().read(file?.storageKey as string)) chunks.push(chunk as Buffer);
  const { fromBuffer } = await import("yauzl");
  return new Promise((resolve, reject) =>
    fromBuffer(Buffer.concat(chunks), { lazyEntries: false, autoClose: false }, (error, zip) => {
      if (error) return reject(error);
      const found = new Map<string, () => Promise<string>>();
      zip.on("entry", (entry) =>
        found.set(
          entry.fileName,
          () =>
            new Promise((done, fail) =>
              zip.openReadStream(entry, async (e, stream) => {
                if (e) return fail(e);
                let text = "";
                for await (const part of stream) text += String(part);
                done(text);
              }),
            ),
        ),
      );
      zip.on("end", () => resolve(found));
    }),
  );
}
const namesIn = async (href: string) => [...(await entriesOf(href)).keys()];
const textIn = async (href: string, name: string) => (await entriesOf(href)).get(name)?.() ?? "";

test("a switched-off account comes back to whoever gives its password, and to nobody else", async () => {
  const { user, ctx: own } = await asPerson();
  expect(await outcome(() => commands.switchOff(stale(user)))).toBe("forbidden");
  await commands.switchOff(own);
  expect((await read(user.id))?.status).toBe("inactive");
  const refused = await checkLogin(
    testCtx(),
    { identifier: user.username, password: PASSWORD },
    deviceHashOf(device()),
  ).catch((e) => e);
  const token = refused.detail.comeBack as string;
  expect(readReturnToken(token)?.userId).toBe(user.id);
  expect(readReturnToken(`${token.slice(0, -2)}xx`)).toBe(null);
  expect(readReturnToken(token, Date.now() + 11 * 60_000)).toBe(null);
  const other = await makePerson();
  expect(await outcome(() => commands.comeBack(testCtx(), { token: token.replace(user.id, other.id) }))).toBe(
    "invalid",
  );
  // A token made before the logins ended again is worth nothing.
  expect(await outcome(() => commands.comeBack(testCtx(), { token: returnToken(user.id, 0) }))).toBe(
    "forbidden",
  );
  await commands.comeBack(testCtx(), { token });
  expect((await read(user.id))?.status).toBe("active");
  expect(await outcome(() => commands.comeBack(testCtx(), { token }))).toBe("conflict");
});

test("an erasure is begun by its owner with the username, or by support on request, never on admins", async () => {
  const { user, ctx: own } = await asPerson();
  expect(await outcome(() => commands.requestErasure(own, { username: "somebody" }))).toBe("invalid");
  expect(await outcome(() => commands.requestErasure(stale(user), { username: user.username }))).toBe(
    "forbidden",
  );
  await commands.requestErasure(own, { username: user.username.toUpperCase() });
  const begun = await read(user.id);
  expect([begun?.status, begun?.deletedAt !== null, begun?.erasedAt]).toEqual(["inactive", true, null]);

  const input = (id: string) => ({ userId: id, reason: "Asked by letter" });
  const member = await makePerson();
  const admin = await makePerson(["content_manager"]);
  const support = await asPerson(["support_admin"]);
  expect(await outcome(async () => commands.eraseOnRequest((await asPerson()).ctx, input(member.id)))).toBe(
    "forbidden",
  );
  expect(await outcome(() => commands.eraseOnRequest(support.ctx, input(admin.id)))).toBe("forbidden");
  expect(await outcome(() => commands.eraseOnRequest(support.ctx, input(support.user.id)))).toBe("forbidden");
  await commands.eraseOnRequest(support.ctx, input(member.id));
  expect(await outcome(() => commands.eraseOnRequest(support.ctx, input(member.id)))).toBe("conflict");
});

test("the only owner of a company is told that the company stands in the way", async () => {
  const { user, ctx: own } = await asPerson(["company"]);
  const [company] = await db()
    .insert(companies)
    .values({ name: "Quarry", slug: `quarry-${user.username}`, createdBy: user.id })
    .returning();
  await db()
    .insert(companyMembers)
    .values({ companyId: company?.id as string, userId: user.id, position: "owner", status: "active" });
  expect((await getErasurePlan(own)).blockers).toHaveLength(1);
  expect(await outcome(() => commands.requestErasure(own, { username: user.username }))).toBe("conflict");
  const second = await makePerson([], { status: "inactive", deletedAt: daysAgo(1) });
  await db()
    .insert(companyMembers)
    .values({ companyId: company?.id as string, userId: second.id, position: "owner", status: "active" });
  // One who leaves too leads nothing any more.
  expect(await outcome(() => commands.requestErasure(own, { username: user.username }))).toBe("conflict");
  await db().update(users).set({ status: "active", deletedAt: null }).where(eq(users.id, second.id));
  expect(await outcome(() => commands.requestErasure(own, { username: user.username }))).toBe("ok");
});

test("the last super admin cannot give the account up", async () => {
  const { user, ctx: own } = await asPerson(["super_admin"]);
  expect(await outcome(() => commands.requestErasure(own, { username: user.username }))).toBe("conflict");
  expect(await outcome(() => commands.switchOff(own))).toBe("conflict");
});

const CANARY = "zqcanaryxv";

/** A person whose every field holds the canary, written by the product's own commands where there are some. */
async function canaryPerson() {
  const user = await makePerson([], {
    email: `${CANARY}@example.test`,
    username: `${CANARY}1`,
    firstName: CANARY,
    lastName: CANARY,
  });
  const own = testCtx(actorOf(user));
  await updateProfile(own, {
    firstName: `${CANARY} B`,
    lastName: CANARY,
    phoneNumber: "+4930123987650",
    bio: `I am ${CANARY}`,
    city: CANARY,
    country: CANARY,
    website: `https://${CANARY}.example`,
    language: "en",
    timeZone: "Europe/Berlin",
  });
  const support = await asPerson(["support_admin"]);
  await grantRole(support.ctx, { userId: user.id, role: "student", reason: `${CANARY} asked` });
  const [grant] = await db().select().from(userRoles).where(eq(userRoles.userId, user.id));
  await revokeRole(support.ctx, { grantId: grant?.id as string, reason: `${CANARY} left` });
  await suspendUser(support.ctx, { userId: user.id, reason: `${CANARY} was rude` });
  await restoreUser(support.ctx, { userId: user.id, reason: `${CANARY} is sorry` });
  const place = (column: string) => `student_profiles.${column}.${user.id}`;
  await db()
    .insert(studentProfiles)
    .values({
      userId: user.id,
      usn: `1${CANARY}`,
      department: CANARY,
      semester: 3,
      address: await seal(ctx, user.id, CANARY, place("address")),
      emergencyContactName: await seal(ctx, user.id, CANARY, place("emergency_contact_name")),
    });
  await storeUpload(own, "profile_picture", {
    name: `${CANARY}.png`,
    body: await import("sharp").then(({ default: sharp }) =>
      sharp({ create: { width: 80, height: 80, channels: 3, background: "#080" } })
        .png()
        .toBuffer(),
    ),
  });
  const [first] = await db()
    .insert(userVerifications)
    .values({
      userId: user.id,
      verificationType: "identity",
      status: "rejected",
      evidence: [{ fileId: user.id, label: CANARY }],
      rejectionReason: CANARY,
      adminNotes: CANARY,
      documentNumber: await seal(ctx, user.id, CANARY, "x"),
    })
    .returning();
  await db()
    .insert(userVerifications)
    .values({ userId: user.id, verificationType: "identity", evidence: [], replacesId: first?.id });
  const browser = { ...device(), userAgent: `Browser of ${CANARY}` };
  await openLogin(testCtx(), (await read(user.id)) as typeof user, browser, {});
  return { user: (await read(user.id)) as typeof user, own };
}

test("an erased person leaves no trace in the database, the audit chain stays whole, the others stay", async () => {
  const bystander = await makePerson();
  const { user, own } = await canaryPerson();
  expect((await tracesOf(CANARY)).length).toBeGreaterThan(5);
  await commands.requestErasure(own, { username: user.username });
  expect((await eraseDue(ctx)).erased).toBe(0);
  await db()
    .update(users)
    .set({ deletedAt: daysAgo(31) })
    .where(eq(users.id, user.id));
  const [one, two] = await Promise.all([eraseUser(ctx, user.id), eraseUser(ctx, user.id)]);
  expect([one, two].sort()).toEqual([false, true]);
  expect(await eraseUser(ctx, user.id)).toBe(false);
  expect(await tracesOf(CANARY)).toEqual([]);
  expect(await tracesOf("+4930123987650")).toEqual([]);
  const gone = await read(user.id);
  expect(gone?.email).toBe(`erased-${user.id}@erased.invalid`);
  expect(gone?.username).toMatch(/^erased.{10}$/);
  expect((await verifyAudit(db())).brokenAt).toBe(null);
  expect((await read(bystander.id))?.status).toBe("active");
  expect(
    await outcome(() => commands.comeBack(testCtx(), { token: returnToken(user.id, gone?.authEpoch ?? 0) })),
  ).toBe("conflict");
});

test("whoever was erased is erased again after a restore, and only those", async () => {
  const { user, ctx: own } = await asPerson();
  await commands.requestErasure(own, { username: user.username });
  await db()
    .update(users)
    .set({ deletedAt: daysAgo(31) })
    .where(eq(users.id, user.id));
  await eraseUser(ctx, user.id);
  // What a backup from before would bring back.
  await db()
    .update(users)
    .set({ erasedAt: null, deletedAt: null, status: "active", email: "back@example.test", firstName: "Back" })
    .where(eq(users.id, user.id));
  const bystander = await makePerson();
  expect(await replayErasures(ctx)).toBe(1);
  expect((await read(user.id))?.firstName).toBe("");
  expect((await read(user.id))?.erasedAt).not.toBe(null);
  expect((await read(bystander.id))?.erasedAt).toBe(null);
  expect(await replayErasures(ctx)).toBe(0);
});

test("whoever came back is not erased after a restore, whatever a run had noted before", async () => {
  const { user, ctx: own } = await asPerson();
  await commands.requestErasure(own, { username: user.username });
  await db()
    .update(users)
    .set({ deletedAt: daysAgo(31) })
    .where(eq(users.id, user.id));
  // A run that was killed after its note.
  await noteErasure(user.id);
  await commands.comeBack(testCtx(), {
    token: returnToken(user.id, (await read(user.id))?.authEpoch ?? 0),
  });
  // A run that had read the list before.
  expect(await eraseUser(ctx, user.id)).toBe(false);
  expect(await replayErasures(ctx)).toBe(0);
  expect((await read(user.id))?.status).toBe("active");

  const given = await asPerson();
  await commands.requestErasure(given.ctx, { username: given.user.username });
  await noteErasure(given.user.id);
  const support = await asPerson(["support_admin"]);
  await restoreUser(support.ctx, { userId: given.user.id, reason: "Asked by telephone" });
  expect(await replayErasures(ctx)).toBe(0);
});

test("coming back gives nobody more than there was before", async () => {
  const support = await asPerson(["support_admin"]);
  const back = async (id: string) =>
    commands.comeBack(testCtx(), { token: returnToken(id, (await read(id))?.authEpoch ?? 0) });

  const barred = await makePerson();
  await suspendUser(support.ctx, { userId: barred.id, reason: "Was rude" });
  await commands.eraseOnRequest(support.ctx, { userId: barred.id, reason: "Asked by letter" });
  await back(barred.id);
  expect(await read(barred.id)).toMatchObject({
    status: "suspended",
    statusReason: "Was rude",
    deletedAt: null,
  });

  const unsure = await makePerson([], { status: "pending_verification", emailVerifiedAt: null });
  await commands.switchOff(testCtx(actorOf(unsure, [], { emailVerified: false })));
  await back(unsure.id);
  expect((await read(unsure.id))?.status).toBe("pending_verification");
  await commands.switchOff(testCtx(actorOf(unsure, [], { emailVerified: false })));
  await restoreUser(support.ctx, { userId: unsure.id, reason: "Asked by telephone" });
  expect((await read(unsure.id))?.status).toBe("pending_verification");
});

test("accounts that nobody ever confirmed leave no row, and the name is free again", async () => {
  const old = { status: "pending_verification" as const, emailVerifiedAt: null };
  const gone = await makePerson([], { ...old, createdAt: daysAgo(31) });
  const young = await makePerson([], { ...old, createdAt: daysAgo(20) });
  await db()
    .insert(sessions)
    .values({ userId: gone.id, epoch: 0, expiresAt: daysAgo(29), userAgent: "x", deviceHash: "x" });
  expect(await purgeUnconfirmed(ctx)).toBe(1);
  expect(await read(gone.id)).toBe(undefined);
  expect((await read(young.id))?.id).toBe(young.id);
  expect((await makePerson([], { email: gone.email })).email).toBe(gone.email);
});

test("the names of an erased person rest for a year, and nothing tells whose they were", async () => {
  await db().delete(oneTimeTokens).where(eq(oneTimeTokens.purpose, "name_hold"));
  const { user, ctx: own } = await asPerson();
  const [first, second] = [user.username, `other.${user.username}`.slice(0, 16)];
  await changeUsername(own, { username: second });
  await db()
    .update(oneTimeTokens)
    .set({ expiresAt: sql`now() + interval '100 days'` })
    .where(eq(oneTimeTokens.userId, user.id));
  await db()
    .update(users)
    .set({ status: "inactive", deletedAt: daysAgo(31) })
    .where(eq(users.id, user.id));
  expect(await eraseUser(ctx, user.id)).toBe(true);
  const holds = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.purpose, "name_hold"));
  const kept = holds.filter((hold) => hold.payload.reason === "erased");
  expect(kept.map((hold) => hold.userId)).toEqual([null, null]);
  expect(JSON.stringify(holds)).not.toContain(first);
  expect(JSON.stringify(holds)).not.toContain(user.id);
  const days = kept.map((hold) => Math.round((hold.expiresAt.getTime() - Date.now()) / 86_400_000));
  expect(days.sort((a, b) => a - b)).toEqual([100, 365]);

  const take = (username: string) =>
    outcome(async () => changeUsername((await asPerson()).ctx, { username }));
  expect(await restingAmong(ctx, [first.toUpperCase(), second, "nobody.had.it"])).toEqual(
    expect.arrayContaining([first, second].map((name) => name.toLowerCase())),
  );
  expect(await take(first.toUpperCase())).toBe("conflict");
  expect(await take(second)).toBe("conflict");
  await db()
    .update(oneTimeTokens)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(oneTimeTokens.purpose, "name_hold"));
  expect(await take(second)).toBe("ok");
});

test("an erasure that something stands in the way of is told to support, once", async () => {
  const [support, member] = [await makePerson(["support_admin"]), await makePerson(["student"])];
  const user = await makePerson();
  await db()
    .update(users)
    .set({ status: "inactive", deletedAt: daysAgo(31) })
    .where(eq(users.id, user.id));
  for (let run = 0; run < 2; run++) await tellOfBlocked(ctx, [user.id]);
  await tellOfBlocked(ctx, []);
  const told = (await mailsTo(support.email)).filter((m) => m.category === "identity.erasure_blocked");
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain(`/admin/users/${user.id}`);
  expect(told[0]?.text).not.toContain(user.username);
  expect(await mailsTo(member.email)).toEqual([]);
});

test("somebody who cannot be erased yet keeps nobody else waiting", async () => {
  const [owner, other] = [await makePerson(), await makePerson()];
  const [company] = await db()
    .insert(companies)
    .values({ name: "Kiln & Co", slug: `kiln-${owner.username}`, createdBy: owner.id })
    .returning();
  await db()
    .insert(companyMembers)
    .values({ companyId: company?.id as string, userId: owner.id, position: "owner", status: "active" });
  await db()
    .update(users)
    .set({ status: "inactive", deletedAt: daysAgo(31) })
    .where(inArray(users.id, [owner.id, other.id]));
  let blocked: string[] = [];
  for (let run = 0; run < 20 && !(await read(other.id))?.erasedAt; run++)
    ({ blocked } = await eraseDue(ctx, 1));
  expect((await read(other.id))?.erasedAt).not.toBeNull();
  expect(blocked).toContain(owner.id);
  expect((await read(owner.id))?.erasedAt).toBeNull();
});

test("an erasure that fails keeps nobody else waiting, and is told", async () => {
  const people = [await makePerson(), await makePerson()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const [bad, good] = people as [(typeof people)[0], (typeof people)[0]];
  await db()
    .update(users)
    .set({ status: "inactive", deletedAt: daysAgo(31) })
    .where(inArray(users.id, [bad.id, good.id]));
  await db().execute(sql`create table test_ties (user_id uuid primary key)`);
  await db().execute(sql`
    create function test_refuse_erasure() returns trigger language plpgsql as $$
    begin
      if new.erased_at is not null and new.id in (select user_id from test_ties) then raise exception 'tied'; end if;
      return new;
    end $$`);
  await db().execute(
    sql`create trigger test_refuse_erasure before update on users for each row execute function test_refuse_erasure()`,
  );
  try {
    await db().execute(sql`insert into test_ties values (${bad.id})`);
    const { blocked } = await eraseDue(ctx);
    expect(blocked).toContain(bad.id);
    expect((await read(good.id))?.erasedAt).not.toBeNull();
    expect((await read(bad.id))?.erasedAt).toBeNull();
    await db().execute(sql`delete from test_ties`);
    await eraseDue(ctx);
    expect((await read(bad.id))?.erasedAt).not.toBeNull();
  } finally {
    await db().execute(sql`drop trigger test_refuse_erasure on users`);
    await db().execute(sql`drop function test_refuse_erasure()`);
    await db().execute(sql`drop table test_ties`);
  }
});
