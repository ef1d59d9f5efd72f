import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { makePerson, outcome } from "../../identity/testing/people";
import { createDraft } from "../publishable/draft-commands";
import { posts } from "../schema/posts";
import { slugRedirects } from "../schema/redirects";
import { postInput, publisher, stranger, writer } from "../testing";
import * as commands from "./commands";
import { TeamMemberInput } from "./model";
import { getTeamMember, listTeam } from "./queries";

let boss: Ctx;
beforeAll(async () => {
  boss = (await publisher()).ctx;
});
const input = (name: string, parts = {}) => TeamMemberInput.parse({ name, designation: "Teacher", ...parts });

test("only publishers manage the team", async () => {
  const { id } = await commands.createTeamMember(boss, input("Guarded Person"));
  for (const ctx of [(await writer()).ctx, (await stranger()).ctx, testCtx()]) {
    expect(await outcome(() => commands.createTeamMember(ctx, input("X Y")))).toBe("forbidden");
    expect(await outcome(() => commands.updateTeamMember(ctx, { ...input("X Y"), id }))).toBe("forbidden");
    expect(await outcome(() => commands.setTeamMemberActive(ctx, { id, isActive: false }))).toBe("forbidden");
    expect(await outcome(() => commands.deleteTeamMember(ctx, { id }))).toBe("forbidden");
    expect(await outcome(() => commands.orderTeam(ctx, { ids: [id] }))).toBe("forbidden");
  }
  expect(await outcome(async () => listTeam((await stranger()).ctx))).toBe("forbidden");
  await commands.deleteTeamMember(boss, { id });
});

test("a member's address follows the name once and redirects when changed", async () => {
  const { id, slug } = await commands.createTeamMember(boss, input("Tomás Ferreira"));
  expect(slug).toBe("tomas-ferreira");
  await commands.updateTeamMember(boss, { ...input("Tom Ferreira"), id });
  expect((await getTeamMember(boss, id))?.slug).toBe("tomas-ferreira");
  await commands.updateTeamMember(boss, { ...input("Tom Ferreira", { slug: "tom" }), id });
  const [row] = await db()
    .select()
    .from(slugRedirects)
    .where(eq(slugRedirects.fromPath, "/team/tomas-ferreira"));
  expect(row).toMatchObject({ targetKind: "team_member", targetId: id });
  expect(await outcome(() => commands.createTeamMember(boss, input("Tom", { slug: "tom" })))).toBe(
    "conflict",
  );
});

test("one account stands for one member; deleting one keeps bylines", async () => {
  const user = await makePerson();
  const { id } = await commands.createTeamMember(boss, input("Linked One", { userId: user.id }));
  await expect(
    commands.createTeamMember(boss, input("Linked Two", { userId: user.id })),
  ).rejects.toMatchObject({
    cause: { constraint: "team_members_user" },
  });
  const data = postInput({ authorMemberId: id, authorName: "Linked One" });
  const post = await createDraft(boss, { kind: "post", data, note: "" });
  await commands.deleteTeamMember(boss, { id });
  const [row] = await db().select().from(posts).where(eq(posts.id, post.id));
  expect(row).toMatchObject({ authorName: "Linked One", authorMemberId: null });
});

test("the order is set as a whole", async () => {
  const ids = (await listTeam(boss)).map((m) => m.id).reverse();
  await commands.orderTeam(boss, { ids });
  expect((await listTeam(boss)).map((m) => m.id)).toEqual(ids);
  expect(await outcome(() => commands.orderTeam(boss, { ids: ids.slice(1) }))).toBe("conflict");
});
