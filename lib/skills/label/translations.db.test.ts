import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type Ctx, inTx } from "../../core/ctx";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { createCategory, updateCategory } from "../category/commands";
import { CategoryInput, CategoryUpdate } from "../category/model";
import { categoryTree } from "../category/queries";
import { applySkills } from "../import/apply";
import { specializations } from "../schema/specializations";
import { createSkill, updateSkill } from "../skill/commands";
import { publicSkill } from "../skill/detail";
import { SkillInput, SkillUpdate } from "../skill/model";
import { SKILL_SOURCE } from "../skill/search-source";
import { skillsSectionOf } from "../skill/section";
import { suggestSkills } from "../skill/suggest";
import { createSpecialization } from "../specialization/commands";
import { SpecializationInput } from "../specialization/model";
import { curatedSpecializations, listSpecializations } from "../specialization/queries";
import { curator, uniqueName } from "../testing";

let boss: Ctx;
const russian: Ctx = { ...testCtx(), locale: "ru" };
const english = testCtx();
beforeAll(async () => {
  boss = await curator();
});

/** A category and a skill in it, both with Russian words. */
async function glass() {
  const [name, skill] = [uniqueName("Glass"), uniqueName("Blowing")];
  const { id: categoryId } = await createCategory(
    boss,
    CategoryInput.parse({
      name,
      description: "What melts.",
      translations: { ru: { name: `Стекло ${name}`, description: "Что плавится." } },
    }),
  );
  const { id, slug } = await createSkill(
    boss,
    SkillInput.parse({
      name: skill,
      description: "With breath.",
      categoryId,
      translations: { ru: { description: "Дыханием." } },
    }),
  );
  return { name, skill, id, slug, categoryId };
}

test("categories and skills are read in the reader's language, in the default one where words are missing", async () => {
  const { name, skill, id, categoryId } = await glass();
  const node = async (ctx: Ctx) => (await categoryTree(ctx)).find((n) => n.id === categoryId);
  expect(await node(russian)).toMatchObject({ name: `Стекло ${name}`, description: "Что плавится." });
  expect(await node(english)).toMatchObject({ name, description: "What melts." });
  // Curators edit what was written, whatever language they read.
  expect((await node(russian))?.own).toMatchObject({ name, description: "What melts." });
  expect(await publicSkill(english, "ru", { id })).toMatchObject({
    description: "Дыханием.",
    category: { name: `Стекло ${name}` },
  });
  expect(await publicSkill(russian, "en", { id })).toMatchObject({
    description: "With breath.",
    category: { name },
  });
  expect(await SKILL_SOURCE.load(english, id, "ru")).toMatchObject({ summary: "Дыханием." });
  const [found] = await suggestSkills(russian, skill);
  expect(found).toMatchObject({ id, category: `Стекло ${name}` });
  const slug = (await node(english))?.slug as string;
  const section = await skillsSectionOf(english, "ru", slug, 1);
  expect(section?.rows).toMatchObject([{ description: "Дыханием." }]);

  await updateCategory(
    boss,
    CategoryUpdate.parse({ id: categoryId, name, translations: { ru: { name: "", description: "" } } }),
  );
  await updateSkill(boss, SkillUpdate.parse({ id, name: skill, description: "With breath.", categoryId }));
  expect(await node(russian)).toMatchObject({ name, description: "" });
  expect(await publicSkill(english, "ru", { id })).toMatchObject({ description: "With breath." });
});

test("specializations too: the product's own come with their names", async () => {
  const [data] = await db().select().from(specializations).where(eq(specializations.slug, "data-science"));
  const nameOf = async (ctx: Ctx) => (await listSpecializations(ctx)).find((s) => s.id === data?.id)?.name;
  expect(await nameOf(english)).toBe("Data science");
  expect(await nameOf(russian)).toBe("Наука о данных");
  const name = uniqueName("Robots");
  const { id } = await createSpecialization(
    boss,
    SpecializationInput.parse({ name, translations: { ru: { name: "Роботы", description: "Они ездят." } } }),
  );
  expect((await listSpecializations(russian)).find((s) => s.id === id)).toMatchObject({
    name: "Роботы",
    description: "Они ездят.",
  });
  const curated = (await curatedSpecializations({ ...boss, locale: "ru" })).find((s) => s.id === id);
  expect(curated).toMatchObject({ name: "Роботы", own: { name, description: "" } });
});

test("an import in Russian names categories and describes skills in Russian", async () => {
  const { name, id } = await glass();
  const uri = `http://list.example/${encodeURIComponent(name)}`;
  const job = testCtx({ kind: "job", name: "core.run-import" });
  const run = (values: Record<string, string>) =>
    inTx(job, (tx) =>
      applySkills(tx, [{ line: 2, values: { uri, preferred: `Выдувание ${name}`, ...values } }]),
    );
  await updateSkill(
    boss,
    SkillUpdate.parse({ id, name: `Blowing ${name}`, description: "With breath.", externalUri: uri }),
  );
  const row = { language: "ru", category: `Стекло ${name}`, description: "Выдуванием." };
  expect(await run(row)).toEqual(["updated"]);
  expect(await publicSkill(english, "ru", { id })).toMatchObject({
    name: `Выдувание ${name}`,
    description: "Выдуванием.",
    category: { name: `Стекло ${name}` },
  });
  expect(await publicSkill(english, "en", { id })).toMatchObject({ description: "With breath." });
  expect(await run(row)).toEqual(["unchanged"]);
});
