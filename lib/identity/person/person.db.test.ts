import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { jobCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { users } from "../schema/users";
import { asPerson, makePerson, outcome } from "../testing/people";
import { setPreferences, setVisibility } from "./commands";
import { getPublicPerson, mayOpenPage, pageColumns } from "./queries";
import { personSource } from "./search";

test("visibility and preferences are one's own, a stranger is refused", async () => {
  const { user, ctx } = await asPerson(["student"]);
  const other = await makePerson();
  await setVisibility(ctx, { visibility: "members", searchable: true });
  await setPreferences(ctx, { theme: "dark", workspace: "student" });
  expect(await outcome(() => setVisibility(testCtx(), { visibility: "public" }))).toBe("unauthenticated");
  expect(await outcome(() => setPreferences(testCtx(), {}))).toBe("unauthenticated");
  const rows = await db()
    .select({ id: users.id, visibility: users.profileVisibility, preferences: users.preferences })
    .from(users);
  // Only a page that everybody sees can be found.
  expect(rows.find((row) => row.id === user.id)).toMatchObject({
    visibility: "members",
    preferences: { theme: "dark", workspace: "student" },
  });
  expect(rows.find((row) => row.id === other.id)).toMatchObject({ visibility: "public", preferences: {} });
});

test("a page is seen by whom its owner lets see it", async () => {
  const { user, ctx } = await asPerson(["student"]);
  const [visitor, member, admin] = [
    testCtx(),
    (await asPerson(["client"])).ctx,
    (await asPerson(["support_admin"])).ctx,
  ];
  const seen = async () =>
    Promise.all(
      [visitor, member, admin, ctx].map(async (who) => Boolean(await getPublicPerson(who, user.username))),
    );
  const show = (visibility: "public" | "members" | "private") => setVisibility(ctx, { visibility });
  // A link stands where the page would open, and nowhere else.
  const linked = async () => {
    const [row] = await db().select(pageColumns()).from(users).where(eq(users.id, user.id));
    return [visitor, member, admin, ctx].map((who) => row && mayOpenPage(who.actor, user.id, row));
  };
  expect(await seen()).toEqual([true, true, true, true]);
  expect(await linked()).toEqual([true, true, true, true]);
  await show("members");
  expect(await seen()).toEqual([false, true, true, true]);
  expect(await linked()).toEqual([false, true, true, true]);
  await show("private");
  expect(await seen()).toEqual([false, false, true, true]);
  expect(await linked()).toEqual([false, false, true, true]);
  await show("public");
  await db().update(users).set({ status: "suspended" }).where(eq(users.id, user.id));
  expect(await seen()).toEqual([false, false, true, true]);
  const erased = { erasedAt: new Date(), passwordHash: null };
  await db().update(users).set(erased).where(eq(users.id, user.id));
  expect(await seen()).toEqual([false, false, false, false]);
  expect(await getPublicPerson(visitor, "nobody.at.all")).toBe(null);
});

test("neither phone nor e-mail nor an office in the administration is on the page", async () => {
  const { user } = await asPerson(["support_admin", "mentor"]);
  await db().update(users).set({ phoneNumber: "+49301239876" }).where(eq(users.id, user.id));
  const person = await getPublicPerson(testCtx(), user.username);
  expect(JSON.stringify(person)).not.toMatch(/49301239876|example\.test/);
  expect(person?.roles).toEqual(["mentor"]);
});

test("search knows whoever asked to be found, and nobody else", async () => {
  const job = jobCtx("test");
  const { user, ctx } = await asPerson(["instructor"]);
  const ids = async () => personSource.ids(job, null, 1000);
  expect(await ids()).not.toContain(user.id);
  expect(await personSource.load(job, user.id, "en")).toBe(null);
  await setVisibility(ctx, { visibility: "public", searchable: true });
  expect(await ids()).toContain(user.id);
  expect(await personSource.load(job, user.id, "en")).toMatchObject({ url: `/people/${user.username}` });
  expect((await getPublicPerson(testCtx(), user.username))?.isListed).toBe(true);
  await setVisibility(ctx, { visibility: "private", searchable: true });
  expect(await personSource.load(job, user.id, "en")).toBe(null);
});
