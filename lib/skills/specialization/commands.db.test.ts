import { and, count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { asPerson } from "../../identity/testing/people";
import { specializations, userSpecializations } from "../schema/specializations";
import { answerOf, curator } from "../testing";
import * as choice from "./choose-commands";
import * as commands from "./commands";
import { SpecializationInput } from "./model";
import { curatedSpecializations, listSpecializations, ownSpecializations } from "./queries";

const input = (name: string) => SpecializationInput.parse({ name });

async function linksOf(id: string): Promise<number> {
  const [row] = await db()
    .select({ n: count() })
    .from(userSpecializations)
    .where(eq(userSpecializations.specializationId, id));
  return row?.n ?? 0;
}

test("every database has the ten, in their order", async () => {
  expect((await listSpecializations(testCtx())).slice(0, 10).map((row) => row.name)).toEqual([
    "Back-end development",
    "Front-end development",
    "Mobile development",
    "Data science",
    "Machine learning",
    "Artificial intelligence",
    "Cybersecurity",
    "Cloud computing",
    "DevOps",
    "Databases",
  ]);
});

test("one's own are chosen once, however often, and touch nobody else's", async () => {
  const [{ ctx }, other] = [await asPerson(), await asPerson()];
  const all = await listSpecializations(ctx);
  const ids = all.map((row) => row.id);
  const again = await Promise.all(
    Array.from({ length: 8 }, () => choice.chooseSpecialization(ctx, { specializationId: ids[0] as string })),
  );
  expect(again.filter((answer) => answer.created)).toHaveLength(1);
  expect(new Set(again.map((answer) => answer.chosen.addedAt.getTime())).size).toBe(1);
  for (const specializationId of ids) await choice.chooseSpecialization(ctx, { specializationId });
  expect((await ownSpecializations(ctx)).map((row) => row.id)).toEqual(ids);
  expect(await ownSpecializations(other.ctx)).toEqual([]);

  const mine = { specializationId: ids[3] as string };
  expect(await answerOf(() => choice.dropSpecialization(other.ctx, mine))).toBe("not_found");
  await choice.dropSpecialization(ctx, mine);
  expect(await answerOf(() => choice.dropSpecialization(ctx, mine))).toBe("not_found");
  expect(await answerOf(() => choice.chooseSpecialization(ctx, { specializationId: uuidv7() }))).toBe(
    "not_found",
  );
  for (const call of [
    () => choice.chooseSpecialization(testCtx(), mine),
    () => choice.dropSpecialization(testCtx(), mine),
    () => choice.setSpecializations(testCtx(), { ids }),
    () => ownSpecializations(testCtx()),
  ])
    expect(await answerOf(call)).toBe("unauthenticated");
});

test("a set of checkboxes is saved as a whole; retired ones are kept but not added", async () => {
  const boss = await curator();
  const [{ ctx }, other] = [await asPerson(), await asPerson()];
  const [a, b, old] = await Promise.all(
    ["Checked A", "Checked B", "Checked C"].map((name) => commands.createSpecialization(boss, input(name))),
  );
  if (!a || !b || !old) throw new Error("The three were not made.");
  await choice.setSpecializations(ctx, { ids: [a.id, old.id] });
  const since = (await ownSpecializations(ctx)).find((row) => row.id === old.id)?.addedAt;
  await commands.retireSpecialization(boss, { id: old.id });
  expect((await listSpecializations(ctx)).map((row) => row.id)).not.toContain(old.id);
  await choice.setSpecializations(ctx, { ids: [b.id, old.id] });
  const held = await ownSpecializations(ctx);
  expect(held.map((row) => row.id).sort()).toEqual([b.id, old.id].sort());
  expect(held.find((row) => row.id === old.id)).toMatchObject({ isActive: false, addedAt: since });
  expect(await answerOf(() => choice.setSpecializations(other.ctx, { ids: [old.id] }))).toBe("invalid");
  expect(await answerOf(() => choice.chooseSpecialization(other.ctx, { specializationId: old.id }))).toBe(
    "not_found",
  );
  await commands.restoreSpecialization(boss, { id: old.id });
  expect(await answerOf(() => choice.setSpecializations(other.ctx, { ids: [old.id] }))).toBe("ok");
});

test("only curators keep the list; a name stands once", async () => {
  const boss = await curator();
  const { id } = await commands.createSpecialization(boss, input("Robotics"));
  expect(await answerOf(() => commands.createSpecialization(boss, input("ROBOTICS")))).toBe("conflict");
  for (const ctx of [(await asPerson(["student"])).ctx, (await asPerson(["support_admin"])).ctx, testCtx()]) {
    for (const call of [
      () => commands.createSpecialization(ctx, input("Mine")),
      () => commands.updateSpecialization(ctx, { ...input("Mine"), id }),
      () => commands.orderSpecializations(ctx, { ids: [id] }),
      () => commands.retireSpecialization(ctx, { id }),
      () => commands.restoreSpecialization(ctx, { id }),
      () => commands.deleteSpecialization(ctx, { id, users: 0 }),
      async () => curatedSpecializations(ctx),
    ])
      expect(await answerOf(call)).toBe("forbidden");
  }
  const ids = (await curatedSpecializations(boss)).map((row) => row.id).reverse();
  await commands.orderSpecializations(boss, { ids });
  expect((await curatedSpecializations(boss)).map((row) => row.id)).toEqual(ids);
  expect(await answerOf(() => commands.orderSpecializations(boss, { ids: ids.slice(1) }))).toBe("conflict");
  await commands.orderSpecializations(boss, { ids: ids.reverse() });
});

test("deleting removes the links that the confirmation named, even against people who choose", async () => {
  const boss = await curator();
  const { id } = await commands.createSpecialization(boss, input("Short-lived"));
  const people = await Promise.all(Array.from({ length: 6 }, () => asPerson()));
  await choice.chooseSpecialization((people[0] as (typeof people)[0]).ctx, { specializationId: id });
  expect(await answerOf(() => commands.deleteSpecialization(boss, { id, users: 0 }))).toBe("conflict");
  const [deleted, ...chosen] = await Promise.all([
    answerOf(() => commands.deleteSpecialization(boss, { id, users: 1 })),
    ...people
      .slice(1)
      .map(({ ctx }) => answerOf(() => choice.chooseSpecialization(ctx, { specializationId: id }))),
  ]);
  const left = await db().select().from(specializations).where(eq(specializations.id, id));
  if (deleted === "ok") {
    expect(left).toEqual([]);
    expect(await linksOf(id)).toBe(0);
    expect(chosen.every((answer) => answer === "ok" || answer === "not_found")).toBe(true);
  } else {
    expect(deleted).toBe("conflict");
    expect(await linksOf(id)).toBe(1 + chosen.filter((answer) => answer === "ok").length);
  }
  const rows = await db()
    .select()
    .from(userSpecializations)
    .where(and(eq(userSpecializations.userId, (people[0] as (typeof people)[0]).user.id)));
  expect(rows.length).toBe(deleted === "ok" ? 0 : 1);
});
