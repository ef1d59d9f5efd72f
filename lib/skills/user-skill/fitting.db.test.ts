import { expect, test } from "vitest";
import { testCtx } from "../../core/testing/ctx";
import { asPerson } from "../../identity/testing/people";
import { chooseSpecialization } from "../specialization/choose-commands";
import { createSpecialization } from "../specialization/commands";
import { SpecializationInput } from "../specialization/model";
import { curator, makeSkill, uniqueName } from "../testing";
import { addOwnSkill, showSkill } from "./commands";
import { fittingSkills } from "./fitting";

test("skills of people who are heading the same way are offered, not one's own, hidden or rare ones", async () => {
  const boss = await curator();
  const { id: specializationId } = await createSpecialization(
    boss,
    SpecializationInput.parse({ name: uniqueName("Way") }),
  );
  const [common, own, hidden, rare] = [
    await makeSkill(boss),
    await makeSkill(boss),
    await makeSkill(boss),
    await makeSkill(boss),
  ];
  const people = [await asPerson(), await asPerson(), await asPerson()];
  const [me, a, b] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
  const add = (who: typeof me, skillId: string) =>
    addOwnSkill(who.ctx, { skillId, label: undefined, level: null });
  for (const who of [a, b]) {
    for (const skill of [common, own, hidden]) await add(who, skill.id);
    await showSkill(who.ctx, { skillId: hidden.id, visible: false });
    await chooseSpecialization(who.ctx, { specializationId });
  }
  await add(a, rare.id);
  await add(me, own.id);
  expect(await fittingSkills(me.ctx)).toEqual([]);
  await chooseSpecialization(me.ctx, { specializationId });
  expect(await fittingSkills(me.ctx)).toEqual([{ skillId: common.id, name: common.name }]);
  await expect(fittingSkills(testCtx())).rejects.toMatchObject({ code: "unauthenticated" });
});
