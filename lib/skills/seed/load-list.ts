import { inArray, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import { recordStatus } from "../../core/transition";
import { users } from "../../identity/schema/users";
import { editorCtx } from "../../identity/seed/editor";
import { normalizeLabel, skillSlug } from "../label/model";
import { categories } from "../schema/categories";
import { skillSynonyms, skills } from "../schema/skills";
import { retireSkill } from "../skill/commands";
import { mergeSkills } from "../skill/merge-commands";
import { ABOUT_RU } from "./about-ru";
import { CATEGORIES } from "./categories";
import { CRAFTS } from "./crafts";
import { MERGED, PROPOSED, RETIRED } from "./people";
import { TECHNICS } from "./technics";

const DAY = 86_400_000;
const FIRST_DAY = Date.now() - 700 * DAY;

/** Loads categories, skills, labels and proposals, then merges and retires what the demo shows as such. Once. */
export async function loadList(ctx: Ctx): Promise<number> {
  const made = await inTx(ctx, async (tx) => {
    const [known] = await tx.db.select({ id: skills.id }).from(skills).limit(1);
    return known ? 0 : insertSkills(tx, await insertCategories(tx));
  });
  if (!made) return 0;
  const editor = await editorCtx(ctx);
  const id = await idsByName(ctx);
  for (const [name, into] of MERGED) await mergeSkills(editor, { ids: [id(name)], into: id(into) });
  for (const [name, , reason] of RETIRED) await retireSkill(editor, { id: id(name), reason });
  return made;
}

/** Ids of skills by their name. Throws for a name that is not there. */
export async function idsByName(ctx: Ctx): Promise<(name: string) => string> {
  const rows = await ctx.db.select({ id: skills.id, name: skills.name }).from(skills);
  const ids = new Map(rows.map((row) => [row.name, row.id]));
  return (name) => {
    const id = ids.get(name);
    if (!id) throw new Error(`The demo knows no skill “${name}”.`);
    return id;
  };
}

async function insertCategories(ctx: Ctx): Promise<Map<string, string>> {
  const made = new Map<string, { id: string; path: string[] }>();
  const rows = CATEGORIES.map(([name, above, icon, description, ru, aboutRu], i) => {
    const parent = above ? made.get(above) : undefined;
    const row = { id: uuidv7(), path: parent ? [...parent.path, parent.id] : [] };
    made.set(name, row);
    const slug = skillSlug(name);
    const translations = { ru: { name: ru, description: aboutRu } };
    return {
      ...row,
      ...{ name, slug, icon, description, translations },
      parentId: parent?.id ?? null,
      sortOrder: i + 1,
    };
  });
  await ctx.db.insert(categories).values(rows);
  return new Map([...made].map(([name, row]) => [name, row.id]));
}

async function insertSkills(ctx: Ctx, categoryId: ReadonlyMap<string, string>): Promise<number> {
  const listed = [...CRAFTS, ...TECHNICS];
  const ids = new Map<string, string>();
  const rowOf = (name: string, at: number, rest: Partial<typeof skills.$inferInsert>) => {
    const id = uuidv7(at);
    ids.set(name, id);
    const stamp = new Date(at);
    return { id, name, slug: skillSlug(name), createdAt: stamp, updatedAt: stamp, ...rest };
  };
  const proposers = await ctx.db
    .select({ id: users.id, username: users.username })
    .from(users)
    .where(
      inArray(
        users.username,
        PROPOSED.map(([, username]) => username),
      ),
    );
  const rows = [
    ...listed.map(([name, , , category, , description], i) =>
      rowOf(name, FIRST_DAY + i * 3_600_000, {
        description,
        translations: { ru: { description: ABOUT_RU[name] ?? "" } },
        categoryId: categoryId.get(category),
      }),
    ),
    ...MERGED.map(([name]) => rowOf(name, FIRST_DAY + 90 * DAY, {})),
    ...RETIRED.map(([name, category]) => rowOf(name, FIRST_DAY, { categoryId: categoryId.get(category) })),
    ...PROPOSED.map(([word, username, days]) =>
      rowOf(word, Date.now() - days * DAY, {
        status: "proposed",
        proposedById: proposers.find((p) => p.username === username)?.id,
      }),
    ),
  ];
  await ctx.db.insert(skills).values(rows);
  const broader = listed.flatMap(([name, , , , above]) => (above ? [[ids.get(name), ids.get(above)]] : []));
  await ctx.db.execute(sql`
    update ${skills} s set broader_id = b.above from unnest(
      ${sql.param(broader.map(([id]) => id))}::uuid[], ${sql.param(broader.map(([, above]) => above))}::uuid[]
    ) b (id, above) where s.id = b.id`);
  const label = (skillId: string, text: string, languageCode: string, isPreferred: boolean) => ({
    skillId,
    label: text,
    normalized: normalizeLabel(text),
    languageCode,
    isPreferred,
  });
  await ctx.db.insert(skillSynonyms).values([
    ...rows.map(({ id, name }) => label(id, name, "en", true)),
    ...listed.flatMap(([name, ru, also]) => {
      const id = ids.get(name) as string;
      return [
        ...(ru ? [label(id, ru, "ru", true)] : []),
        ...also.map((text) => label(id, text, "en", false)),
      ];
    }),
  ]);
  for (const row of rows) await recordStatus(ctx, "skills.skill", row.id, null, row.status ?? "active");
  ctx.audit({ action: "skills.skill.seed", changes: { skills: rows.length } });
  return rows.length;
}
