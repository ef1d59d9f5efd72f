import { and, asc, count, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { allow, type Ctx } from "../../core/ctx";
import { type Page, toPage } from "../../core/list";
import { movesFor } from "../../core/machine";
import { users } from "../../identity/schema/users";
import { personName } from "../../identity/user/person-name";
import { type HistoryEntry, statusHistoryOf } from "../../platform/status-history";
import { mayCurate } from "../access";
import { normalizeLabel } from "../label/model";
import { textIn } from "../label/name";
import { categories, under } from "../schema/categories";
import { skillMerges } from "../schema/merges";
import { type SkillTableRow, skillSynonyms, skills } from "../schema/skills";
import { userSkills } from "../schema/user-skills";
import type { proposalList, SkillListState } from "./list";
import { skillMachine } from "./machine";
import { type Proposal, type SkillRow, UNDO_DAYS } from "./model";
import { similarSkills } from "./similar";

const target = alias(skills, "target");

function whereOf({ q, status, category }: SkillListState["filters"]): SQL | undefined {
  const word = q ? normalizeLabel(q) : "";
  return and(
    status ? eq(skills.status, status) : sql`${skills.status} <> 'merged'`,
    q
      ? sql`exists (select 1 from ${skillSynonyms} y where y.skill_id = "skills"."id"
          and y.normalized like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`})`
      : undefined,
    category === "none"
      ? isNull(skills.categoryId)
      : category
        ? sql`${skills.categoryId} in (select ${categories.id} from ${categories} where ${under(category)})`
        : undefined,
  );
}

/** A page of the curators' list; merged skills only when asked for. */
export async function listSkills(ctx: Ctx, state: SkillListState): Promise<Page<SkillRow>> {
  allow(mayCurate(ctx.actor));
  const where = whereOf(state.filters);
  const way = state.direction === "asc" ? asc : desc;
  const column = { name: skills.name, usage: skills.usageCount, created: skills.createdAt }[
    state.sort as "name" | "usage" | "created"
  ];
  const [rows, [total]] = await Promise.all([
    ctx.db
      .select({
        id: skills.id,
        slug: skills.slug,
        name: skills.name,
        status: skills.status,
        category: textIn<string | null>(ctx.locale, categories, categories.name, "name"),
        labels: sql<number>`(select count(*)::int from ${skillSynonyms} y where y.skill_id = "skills"."id")`,
        usageCount: skills.usageCount,
        mergedInto: target.name,
        createdAt: skills.createdAt,
      })
      .from(skills)
      .leftJoin(categories, eq(categories.id, skills.categoryId))
      .leftJoin(target, eq(target.id, skills.mergedIntoId))
      .where(where)
      .orderBy(way(column), asc(skills.id))
      .limit(state.pageSize)
      .offset((state.page - 1) * state.pageSize),
    ctx.db.select({ n: count() }).from(skills).where(where),
  ]);
  return toPage(rows, total?.n ?? 0, state);
}

/** How many proposals wait. */
export async function countProposals(ctx: Ctx): Promise<number> {
  return ctx.db.$count(skills, eq(skills.status, "proposed"));
}

/** A page of the queue of proposals, oldest first, each with the active skills whose labels look like it. */
export async function listProposals(
  ctx: Ctx,
  state: ReturnType<typeof proposalList.parse>,
): Promise<Page<Proposal>> {
  allow(mayCurate(ctx.actor));
  const [rows, total] = await Promise.all([
    ctx.db
      .select({
        id: skills.id,
        name: skills.name,
        createdAt: skills.createdAt,
        proposer: sql<string | null>`case when ${users.erasedAt} is null then ${personName} end`,
        people: sql<number>`(select count(*)::int from ${userSkills} u where u.skill_id = "skills"."id")`,
      })
      .from(skills)
      .leftJoin(users, eq(users.id, skills.proposedById))
      .where(eq(skills.status, "proposed"))
      .orderBy(asc(skills.createdAt), asc(skills.id))
      .limit(state.pageSize)
      .offset((state.page - 1) * state.pageSize),
    countProposals(ctx),
  ]);
  const similar = await similarSkills(
    ctx,
    rows.map((row) => row.id),
  );
  return toPage(
    rows.map((row) => ({ ...row, similar: similar.get(row.id) ?? [] })),
    total,
    state,
  );
}

/** A skill as its curators see it. */
export interface CuratedSkill extends SkillTableRow {
  labels: { id: string; label: string; language: string; preferred: boolean; isName: boolean }[];
  broader: { id: string; name: string } | null;
  mergedInto: { id: string; name: string } | null;
  narrower: { id: string; name: string }[];
  /** Skills that were merged into it. */
  merged: { id: string; name: string }[];
  proposer: string | null;
  people: number;
  moves: string[];
  /** Until when its merge can be undone; null when it cannot. */
  undoUntil: Date | null;
  history: HistoryEntry[];
}

/** One skill with everything that its curators need; null when it is not there. */
export async function curatedSkill(ctx: Ctx, id: string): Promise<CuratedSkill | null> {
  allow(mayCurate(ctx.actor));
  const [row] = await ctx.db
    .select({ skill: skills, proposer: personName, erasedAt: users.erasedAt })
    .from(skills)
    .leftJoin(users, eq(users.id, skills.proposedById))
    .where(eq(skills.id, id));
  if (!row) return null;
  const { skill } = row;
  const named = [skill.broaderId, skill.mergedIntoId].filter((x): x is string => x !== null);
  const [labels, around, people, history, [merge]] = await Promise.all([
    ctx.db
      .select()
      .from(skillSynonyms)
      .where(eq(skillSynonyms.skillId, id))
      .orderBy(asc(skillSynonyms.languageCode), desc(skillSynonyms.isPreferred), asc(skillSynonyms.label)),
    ctx.db
      .select({
        id: skills.id,
        name: skills.name,
        broaderId: skills.broaderId,
        mergedIntoId: skills.mergedIntoId,
      })
      .from(skills)
      .where(
        sql`${skills.broaderId} = ${id} or ${skills.mergedIntoId} = ${id}
          ${named.length ? sql`or ${inArray(skills.id, named)}` : sql``}`,
      )
      .orderBy(asc(skills.name))
      .limit(200),
    ctx.db.$count(userSkills, eq(userSkills.skillId, id)),
    statusHistoryOf(ctx, skillMachine.entity, id),
    skill.mergedIntoId
      ? ctx.db
          .select({ at: skillMerges.createdAt })
          .from(skillMerges)
          .where(
            and(
              eq(skillMerges.skillId, id),
              eq(skillMerges.intoId, skill.mergedIntoId),
              isNull(skillMerges.undoneAt),
            ),
          )
      : [],
  ]);
  const undoUntil = merge ? new Date(merge.at.getTime() + UNDO_DAYS * 86_400_000) : null;
  const find = (wanted: string | null) => around.find((s) => s.id === wanted) ?? null;
  return {
    ...skill,
    labels: labels.map((l) => ({
      id: l.id,
      label: l.label,
      language: l.languageCode,
      preferred: l.isPreferred,
      isName: l.normalized === normalizeLabel(skill.name),
    })),
    broader: find(skill.broaderId),
    mergedInto: find(skill.mergedIntoId),
    narrower: around.filter((s) => s.broaderId === id),
    merged: around.filter((s) => s.mergedIntoId === id),
    proposer: row.erasedAt ? null : row.proposer,
    people,
    moves: movesFor(skillMachine, ctx.actor, skill).map((m) => m.action),
    undoUntil: undoUntil && undoUntil > new Date() ? undoUntil : null,
    history,
  };
}
