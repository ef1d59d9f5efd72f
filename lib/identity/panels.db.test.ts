import { expect, test } from "vitest";
import type { Ctx } from "../core/ctx";
import { db } from "../core/db";
import { createCompany } from "./company/commands";
import { CompanyInput } from "./company/model";
import { IDENTITY_PANELS } from "./panels";
import { mentorProfiles, studentProfiles } from "./schema/profiles";
import { asPerson, makePerson } from "./testing/people";

const shown = (name: string, ctx: Ctx) => IDENTITY_PANELS.find((panel) => panel.name === name)?.panel(ctx);

test("a mentor's first page names their own students, and links only to pages that open", async () => {
  const mentor = await asPerson(["mentor"]);
  const stranger = await asPerson(["mentor"]);
  await db().insert(mentorProfiles).values({ userId: mentor.user.id });
  const student = await makePerson([], { lastName: "Berg" });
  const hidden = await makePerson([], { lastName: "Quay", profileVisibility: "private" });
  for (const { id } of [student, hidden])
    await db().insert(studentProfiles).values({ userId: id, mentorId: mentor.user.id, semester: 3 });
  const items = (await shown("mentees", mentor.ctx))?.items ?? [];
  expect(items.map((item) => item.href)).toEqual([`/people/${student.username}`, "/mentor/mentees"]);
  expect(items[0]?.detail).toBe("Semester 3");
  expect((await shown("mentees", stranger.ctx))?.items).toEqual([]);
});

test("the first page of a company names it to its members alone", async () => {
  const owner = await asPerson();
  await createCompany(owner.ctx, CompanyInput.parse({ name: "Quarry & Sons" }));
  const panel = await shown("company", owner.ctx);
  expect(panel?.title).toBe("Quarry & Sons");
  expect(panel?.items.map((item) => item.label)).toEqual(["1 member", "Not verified yet"]);
  expect((await shown("company", (await asPerson()).ctx))?.items).toEqual([]);
});
