import { asc, eq, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import { stream } from "../../core/stream";
import { studentProfiles } from "../../identity/schema/profiles";
import { users } from "../../identity/schema/users";
import { ENDORSEMENT } from "../endorsement/model";
import { recountProof } from "../evidence/recount";
import { LEVELS } from "../levels";
import { countUsage } from "../nightly";
import { skills } from "../schema/skills";
import { specializations, userSpecializations } from "../schema/specializations";
import { endorsementRequests, skillEvidence, userSkills } from "../schema/user-skills";
import { idsByName } from "./load-list";
import { KNOWN, NOTES, TRADES, type Trade } from "./people";

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);
const PEOPLE = 40;
const ENDORSEMENTS = 30;
const TURNS: readonly Trade[] = ["software", "wood", "metal", "textiles", "machines", "restoration"];

type Evidence = typeof skillEvidence.$inferInsert;
type Row = Required<Pick<typeof userSkills.$inferInsert, "id" | "userId" | "skillId" | "isVisible">> &
  typeof userSkills.$inferInsert & { skill: string };
interface Person {
  id: string;
  username: string;
  mentorId: string | null;
  trade: Trade;
}
/** What proves a skill of the demo, if anything. */
type Plan = "certificate" | "course" | "batch" | "expired" | "revoked" | null;
/** The person whom visitors of a demo are most likely to be shows every kind of proof. */
const SHOWN: readonly Plan[] = ["certificate", "course", null, "expired", "revoked"];

/** Gives forty people skills with proofs of every kind, endorsements, requests and specializations. Once. */
export async function loadPeople(ctx: Ctx): Promise<number> {
  return inTx(ctx, async (tx) => {
    const [known] = await tx.db.select({ id: userSkills.id }).from(userSkills).limit(1);
    const people = known ? [] : await readPeople(tx);
    if (!people.length) return 0;
    const next = stream(11);
    const id = await idsByName(tx);
    const rows = people.flatMap((person) => rowsOf(person, next, id));
    const proofs = people.flatMap((person) => proofsOf(person, rows, next));
    const vouched = endorsementsOf(people, rows, next);
    await tx.db.insert(userSkills).values(rows);
    await tx.db.insert(skillEvidence).values([...proofs, ...vouched]);
    await tx.db.insert(endorsementRequests).values(requestsOf(people, rows, vouched));
    await holdProposals(tx);
    await choose(tx, people, next);
    await recountProof(tx, sql`true`);
    await countUsage(tx);
    tx.audit({ action: "skills.user_skill.seed", changes: { rows: rows.length } });
    return rows.length;
  });
}

async function readPeople(ctx: Ctx): Promise<Person[]> {
  const rows = await ctx.db
    .select({ id: users.id, username: users.username, mentorId: studentProfiles.mentorId })
    .from(users)
    .leftJoin(studentProfiles, eq(studentProfiles.userId, users.id))
    .where(sql`${users.status} = 'active' and ${users.email}::text like '%@guildhall.example'`)
    .orderBy(asc(users.createdAt), asc(users.username))
    .limit(PEOPLE);
  return rows.map((row, i) => ({
    ...row,
    trade: KNOWN[row.username] ?? (TURNS[i % TURNS.length] as Trade),
  }));
}

/** Five to twelve skills of the person's trade, the usual ones first. */
function rowsOf(person: Person, next: () => number, id: (name: string) => string): Row[] {
  const most = 5 + Math.floor(next() * 8);
  const names = TRADES[person.trade]
    .map((skill, i) => ({ skill, rank: i + next() * 7 }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, person.username === "student.demo" ? 9 : most);
  return names.map(({ skill }, i) => {
    const isPinned = i < 3 && next() > 0.45;
    const createdAt = ago(20 + Math.floor(next() * 500));
    return {
      id: uuidv7(createdAt.getTime()),
      userId: person.id,
      skillId: id(skill),
      skill,
      level: next() < 0.15 ? null : LEVELS[Math.floor(next() * LEVELS.length)],
      lastUsedYear: next() < 0.3 ? null : new Date().getUTCFullYear() - Math.floor(next() * 4),
      isPinned,
      isVisible: isPinned || i < 5 || next() > 0.15,
      createdAt,
    };
  });
}

const PROOF = { certificate: "credentialed", expired: "credentialed", revoked: "credentialed" } as const;

function proofsOf(person: Person, rows: readonly Row[], next: () => number): Evidence[] {
  const shown = person.username === "student.demo";
  return rows
    .filter((row) => row.userId === person.id)
    .flatMap((row, i) => {
      const plan = shown ? (SHOWN[i] ?? null) : planOf(next());
      return plan ? [proofOf(row, plan, Math.floor(next() * 300))] : [];
    });
}

function planOf(luck: number): Plan {
  if (luck < 0.12) return "certificate";
  if (luck < 0.2) return "course";
  if (luck < 0.27) return "batch";
  if (luck < 0.31) return "expired";
  return luck < 0.33 ? "revoked" : null;
}

function proofOf(row: Row, plan: Exclude<Plan, null>, days: number): Evidence {
  const old = plan === "expired";
  const occurredAt = ago(days + (old ? 800 : 15));
  const month = occurredAt.toLocaleString("en", { month: "long", timeZone: "UTC" });
  const title = {
    course: `Course: ${row.skill}`,
    batch: `${row.skill}, batch of ${month}`,
  };
  return {
    userSkillId: row.id,
    proof: plan === "course" || plan === "batch" ? "assessed" : PROOF[plan],
    originKind: plan === "course" || plan === "batch" ? plan : "certificate",
    originId: uuidv7(occurredAt.getTime()),
    title:
      plan === "course" || plan === "batch" ? title[plan] : `Certificate: ${row.skill}, batch of ${month}`,
    level: LEVELS[days % LEVELS.length],
    occurredAt,
    expiresAt: old ? new Date(occurredAt.getTime() + 730 * DAY) : null,
    revokedAt: plan === "revoked" ? ago(6) : null,
    revokeReason: plan === "revoked" ? "It was issued to another person of the same name." : null,
  };
}

/** Thirty endorsements by mentors, spread over their mentees. */
function endorsementsOf(people: readonly Person[], rows: readonly Row[], next: () => number): Evidence[] {
  const mentees = people.filter((person) => person.mentorId);
  const found = [0, 1, 2, 3, 4].flatMap((turn) =>
    mentees.flatMap((person): Evidence[] => {
      const own = rows.filter((row) => row.userId === person.id && row.isVisible);
      // The third first: what comes before it is proven otherwise.
      const row = own[(turn + 2) % own.length];
      if (!row || turn >= own.length || !person.mentorId) return [];
      return [
        {
          userSkillId: row.id,
          proof: "endorsed",
          originKind: ENDORSEMENT,
          originId: person.mentorId,
          title: "Endorsement: mentor",
          level: LEVELS[Math.floor(next() * LEVELS.length)],
          verifierId: person.mentorId,
          note: NOTES[Math.floor(next() * NOTES.length)],
          occurredAt: ago(3 + Math.floor(next() * 200)),
        },
      ];
    }),
  );
  return found.slice(0, ENDORSEMENTS);
}

/** Two mentees wait for an answer. */
function requestsOf(people: readonly Person[], rows: readonly Row[], vouched: readonly Evidence[]) {
  const done = new Set(vouched.map((e) => e.userSkillId));
  return people
    .filter((person) => person.mentorId && person.username !== "student.demo")
    .flatMap((person) => {
      const row = rows.find((r) => r.userId === person.id && r.isVisible && !done.has(r.id));
      return row ? [{ userSkillId: row.id, endorserId: person.mentorId as string, requestedAt: ago(2) }] : [];
    })
    .slice(0, 4);
}

/** Every proposer holds what they proposed, as proposing does. */
async function holdProposals(ctx: Ctx): Promise<void> {
  await ctx.db.execute(sql`
    insert into ${userSkills} (id, user_id, skill_id, created_at, updated_at)
    select md5('proposed' || s.id)::uuid, s.proposed_by_id, s.id, s.created_at, s.created_at
    from ${skills} s where s.status = 'proposed' and s.proposed_by_id is not null on conflict do nothing`);
}

/** Those who work with software and machines say where they are heading; a few others, too. */
async function choose(ctx: Ctx, people: readonly Person[], next: () => number): Promise<void> {
  const offered = await ctx.db
    .select({ id: specializations.id })
    .from(specializations)
    .orderBy(asc(specializations.sortOrder));
  const rows = people.flatMap(({ id: userId, trade, username }) => {
    const likely = trade === "software" || trade === "machines" ? 1 : 0.25;
    if (username === "student.demo" || next() > likely) return [];
    const first = Math.floor(next() * offered.length);
    const wanted = offered.slice(first, first + 1 + Math.floor(next() * 3));
    return wanted.map(({ id }) => ({ userId, specializationId: id, addedAt: ago(next() * 90) }));
  });
  if (rows.length) await ctx.db.insert(userSpecializations).values(rows);
}
