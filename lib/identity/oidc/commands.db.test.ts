import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "../../core/db";
import { rateLimits } from "../../core/schema/core";
import { dropSingle } from "../../core/single";
import { testCtx } from "../../core/testing/ctx";
import { notifications } from "../../notifications/schema/notifications";
import { linkedAccounts } from "../schema/linked-accounts";
import { users } from "../schema/users";
import { loadSession } from "../session/queries";
import { actorOf, asPerson, device, makePerson, outcome } from "../testing/people";
import { withSettings } from "../testing/settings";
import { accountFor, link, signUpWith, stepUpWith, unlink } from "./commands";
import { SignUpWithInput } from "./model";
import { getWaysIn } from "./queries";

beforeAll(() => {
  const provider = (id: string) => ({
    id,
    name: `The ${id}`,
    issuer: "https://x.example.test",
    clientId: "x",
  });
  vi.stubEnv("OIDC_PROVIDERS", JSON.stringify([provider("school"), provider("club")]));
  dropSingle("env");
});
beforeEach(() => db().delete(rateLimits));

let serial = 0;
const claims = (email?: string, parts: object = {}) => ({
  subject: `subject-${++serial}`,
  email: email ?? `somebody.${serial}@example.test`,
  emailVerified: true,
  firstName: "Ada",
  lastName: "Berg",
  ...parts,
});
const linksOf = (userId: string) =>
  db().select().from(linkedAccounts).where(eq(linkedAccounts.userId, userId));
const form = (parts: object = {}) =>
  SignUpWithInput.parse({ firstName: "Ada", username: `with.other${++serial}`, terms: true, ...parts });
const toldOf = async (userId: string) =>
  (await db().select().from(notifications).where(eq(notifications.userId, userId))).map((n) => n.notice);

describe("a proof by a provider", () => {
  test("opens an account with the same address only if both sides verified it; ten at once link once", async () => {
    const user = await makePerson();
    const proof = claims(user.email.toUpperCase());
    expect(await accountFor(testCtx(), "school", { ...proof, emailVerified: false })).toEqual({
      blocked: "unverified",
    });
    const found = await Promise.all(Array.from({ length: 10 }, () => accountFor(testCtx(), "school", proof)));
    for (const one of found) expect(one).toMatchObject({ user: { id: user.id } });
    expect(await linksOf(user.id)).toHaveLength(1);
    expect(await toldOf(user.id)).toEqual(["identity.account_linked"]);
    // From now on the link counts, whatever the address becomes.
    const moved = { ...proof, email: "elsewhere@example.test", emailVerified: false };
    expect(await accountFor(testCtx(), "school", moved)).toMatchObject({ user: { id: user.id } });
    // Another account of the same provider does not open it.
    expect(await accountFor(testCtx(), "school", claims(user.email))).toEqual({ blocked: "sign_in_first" });
    const waits = await makePerson([], { status: "pending_verification", emailVerifiedAt: null });
    expect(await accountFor(testCtx(), "school", claims(waits.email))).toEqual({ blocked: "sign_in_first" });
  });

  test("of somebody new opens an account as the sign-up allows, active and without password", async () => {
    const proof = claims();
    expect(await accountFor(testCtx(), "school", proof)).toEqual({ isNew: true });
    await withSettings({ "general.sign_up": "invite" }, async () => {
      expect(await accountFor(testCtx(), "school", proof)).toEqual({ blocked: "closed" });
      expect(await outcome(() => signUpWith(testCtx(), "school", proof, form(), device()))).toBe("forbidden");
    });
    const login = await signUpWith(testCtx(), "school", proof, form({ role: "client" }), device());
    expect(login.home).toBe("/client");
    expect(await loadSession(login.sessionId)).toMatchObject({
      emailVerified: true,
      reauthenticatedAt: null,
    });
    const [user] = await db().select().from(users).where(eq(users.id, login.userId));
    expect(user).toMatchObject({ status: "active", passwordHash: null, email: proof.email });
    expect(await accountFor(testCtx(), "school", proof)).toMatchObject({ user: { id: login.userId } });
  });

  test("keeps another's number to itself where addresses are confirmed first", async () => {
    const phoneNumber = "+4930777333";
    await makePerson([], { phoneNumber });
    const sign = () => signUpWith(testCtx(), "school", claims(), form({ phoneNumber }), device());
    await expect(sign()).rejects.toThrow();
    const { userId } = await withSettings({ "auth.email_verification": "required" }, sign);
    expect(await db().select().from(users).where(eq(users.id, userId))).toMatchObject([
      { phoneNumber: null },
    ]);
    expect(await toldOf(userId)).toContain("identity.phone_left_out");
  });

  test("of a suspended or switched-off person opens nothing", async () => {
    for (const status of ["suspended", "inactive"] as const) {
      const user = await makePerson([], { status });
      expect(await outcome(() => accountFor(testCtx(), "school", claims(user.email)))).toBe("forbidden");
      expect(await linksOf(user.id)).toEqual([]);
    }
  });
});

describe("an account elsewhere", () => {
  test("is linked and unlinked by its owner alone, after stepping up", async () => {
    const { user, ctx } = await asPerson();
    const proof = claims();
    expect(await outcome(() => link(testCtx(), "school", proof))).toBe("unauthenticated");
    expect(await link(ctx, "school", proof)).toBe("linked");
    expect(await link(ctx, "school", proof)).toBe("linked");
    expect(await link(ctx, "school", claims())).toBe("held");
    const other = await asPerson();
    expect(await link(other.ctx, "school", proof)).toBe("taken");
    expect(await getWaysIn(ctx)).toMatchObject({
      hasPassword: true,
      providers: [
        { id: "school", email: proof.email, since: expect.any(Date) },
        { id: "club", email: null, since: null },
      ],
    });
    expect(await getWaysIn(testCtx())).toBeNull();
    expect(await outcome(() => unlink(testCtx(), "school"))).toBe("unauthenticated");
    expect(await outcome(() => unlink(other.ctx, "school"))).toBe("not_found");
    const stale = testCtx(actorOf(user, [], { reauthenticatedAt: null }));
    expect(await outcome(() => unlink(stale, "school"))).toBe("forbidden");
    const looking = testCtx(actorOf(user, [], { impersonatorId: other.user.id }));
    expect(await outcome(() => unlink(looking, "school"))).toBe("forbidden");
    await unlink(ctx, "school");
    expect(await linksOf(user.id)).toEqual([]);
    expect(await toldOf(user.id)).toEqual(
      expect.arrayContaining(["identity.account_linked", "identity.account_unlinked"]),
    );
  });

  test("of a provider that is configured no more counts as no way in", async () => {
    const login = await signUpWith(testCtx(), "school", claims(), form(), device());
    const [user] = await db().select().from(users).where(eq(users.id, login.userId));
    if (!user) throw new Error("no user");
    const ctx = testCtx(actorOf(user));
    const row = { userId: user.id, provider: "gone", subject: "x", email: user.email };
    await db().insert(linkedAccounts).values(row);
    expect(await outcome(() => unlink(ctx, "school"))).toBe("conflict");
    expect(await outcome(() => unlink(ctx, "gone"))).toBe("ok");
  });

  test("that is the last way in stays, also when two are given up at once", async () => {
    const login = await signUpWith(testCtx(), "school", claims(), form(), device());
    const [user] = await db().select().from(users).where(eq(users.id, login.userId));
    if (!user) throw new Error("no user");
    const ctx = testCtx(actorOf(user));
    expect(await outcome(() => unlink(ctx, "school"))).toBe("conflict");
    for (let round = 0; round < 5; round++) {
      await link(ctx, "school", claims());
      await link(ctx, "club", claims());
      const both = await Promise.all([
        outcome(() => unlink(ctx, "school")),
        outcome(() => unlink(ctx, "club")),
      ]);
      expect(both.sort()).toEqual(["conflict", "ok"]);
      expect(await linksOf(user.id)).toHaveLength(1);
    }
  });

  test("steps a login up only when it is linked to that person", async () => {
    const proof = claims();
    const login = await signUpWith(testCtx(), "school", proof, form(), device());
    const session = async () =>
      (await loadSession(login.sessionId)) as NonNullable<Awaited<ReturnType<typeof loadSession>>>;
    const ctx = testCtx(await session());
    expect(await stepUpWith(ctx, "school", claims())).toBe(false);
    const other = await asPerson();
    expect(await stepUpWith(other.ctx, "school", proof)).toBe(false);
    expect((await session()).reauthenticatedAt).toBeNull();
    expect(await outcome(() => stepUpWith(testCtx(), "school", proof))).toBe("unauthenticated");
    expect(await stepUpWith(ctx, "school", proof)).toBe(true);
    expect((await session()).reauthenticatedAt).toBeInstanceOf(Date);
  });
});
