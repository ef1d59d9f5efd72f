import { inArray, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../core/ctx";
import type { SeedContext } from "../core/registry";
import { recordStatus } from "../core/transition";
import { users } from "../identity/schema/users";
import { skills } from "../skills/schema/skills";
import { externalMachine } from "./external-certificate/model";
import { proveSkills } from "./external-certificate/skills";
import { externalCertificateSkills } from "./schema/external-certificate-skills";
import { type ExternalCertificateRow, externalCertificates } from "./schema/external-certificates";

const DAY = 86_400_000;

/** Owner, title, issuer, days since it was issued, state, and what a reviewer wrote. */
const DEMO = [
  ["student.demo", "Sharpening and tool care", "Tartu Craft School", 410, "verified", null],
  ["student.demo", "Forklift license, class I", "Riga Training Center", 190, "unverified", null],
  ["student.demo", "First aid at work", "Red Cross", 700, "pending", null],
  ["mentor.demo", "Journeyman’s letter, cabinetmaking", "Guild of Joiners, Uppsala", 4200, "verified", null],
  ["mentor.demo", "Timber grading T2", "Nordic Timber Council", 1500, "verified", null],
  ["margit.sandvik", "Natural dyes, level 3", "Weavers’ Hall Bergen", 900, "verified", null],
  ["margit.sandvik", "Loom maintenance", "Weavers’ Hall Bergen", 880, "pending", null],
  ["instructor.demo", "Teaching adults", "Open College", 1200, "unverified", null],
  [
    "olga.mironova",
    "Conservation of textiles",
    "State Restoration Institute",
    2100,
    "rejected",
    "The page behind the address names somebody else.",
  ],
  ["provider.demo", "Gas-safe joints", "Trade Chamber Gdańsk", 300, "pending", null],
  ["valentina.rossi", "Upholstery master class", "Bottega Torino", 60, "unverified", null],
  ["nikolai.gromov", "World’s best smith", "Myself", 20, "rejected", "The issuer is the owner."],
] as const;
/** What the verified ones are about: title to the names of skills. */
const ABOUT: Record<string, string[]> = {
  "Sharpening and tool care": ["Sharpening"],
  "Journeyman’s letter, cabinetmaking": ["Cabinetmaking"],
  "Timber grading T2": ["Timber grading"],
};
/** Taken off the public pages by a reviewer. */
const HIDDEN = "World’s best smith";

/** Loads twelve external certificates in every state; at large scale a hundred thousand more. */
export async function seedCredentials({ ctx, scale, say }: SeedContext): Promise<void> {
  const made = await inTx(ctx, seedDemo);
  if (made) say(`${made} external certificates`);
  if (scale === "large") {
    await seedVolume(ctx);
    say("100,000 external certificates");
  }
}

async function seedDemo(ctx: Ctx): Promise<number> {
  const [known] = await ctx.db.select({ id: externalCertificates.id }).from(externalCertificates).limit(1);
  if (known) return 0;
  const names = [...new Set(DEMO.map(([username]) => username)), "content.editor"];
  const people = await ctx.db
    .select({ id: users.id, username: users.username })
    .from(users)
    .where(inArray(users.username, names));
  const idOf = (username: string) => people.find((p) => p.username === username)?.id;
  const reviewer = idOf("content.editor");
  const rows = DEMO.flatMap(([username, title, issuer, days, status, reviewNote], i) => {
    const userId = idOf(username);
    if (!userId) return [];
    const reviewed = status === "verified" || status === "rejected";
    const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    return {
      userId,
      title,
      issuer,
      issueDate: new Date(Date.now() - days * DAY).toISOString().slice(0, 10),
      certificateUrl: `https://certificates.example/${slug}`,
      status,
      reviewedBy: reviewed ? reviewer : null,
      reviewedAt: reviewed ? new Date(Date.now() - 9 * DAY) : null,
      reviewNote,
      createdAt: new Date(Date.now() - 40 * DAY),
      updatedAt: new Date(Date.now() - (9 - i / 2) * DAY),
      hiddenAt: title === HIDDEN ? new Date(Date.now() - 8 * DAY) : null,
      hiddenReason: title === HIDDEN ? "No certificate by any reading." : null,
    };
  });
  if (!rows.length) return 0;
  const made = await ctx.db.insert(externalCertificates).values(rows).returning();
  for (const { id, status } of made) {
    await recordStatus(ctx, externalMachine.entity, id, null, "unverified");
    if (status !== "unverified") await recordStatus(ctx, externalMachine.entity, id, "unverified", "pending");
    if (status === "verified" || status === "rejected")
      await recordStatus(ctx, externalMachine.entity, id, "pending", status);
  }
  await nameSkills(ctx, made);
  return made.length;
}

async function nameSkills(ctx: Ctx, certificates: readonly ExternalCertificateRow[]): Promise<void> {
  for (const certificate of certificates) {
    const names = ABOUT[certificate.title];
    if (!names) continue;
    const found = await ctx.db.select({ id: skills.id }).from(skills).where(inArray(skills.name, names));
    if (!found.length) continue;
    await ctx.db
      .insert(externalCertificateSkills)
      .values(found.map(({ id }) => ({ certificateId: certificate.id, skillId: id })));
    await proveSkills(ctx, certificate);
  }
}

/** Two for each student of the large scale; a second run adds nothing. */
async function seedVolume(ctx: Ctx): Promise<void> {
  for (const n of [1, 2])
    await ctx.db.execute(sql`
      insert into external_certificates (id, user_id, title, issuer, issue_date, certificate_url, status, reviewed_at)
      select md5('external' || ${n}::text || u.id)::uuid, u.id,
        (array['Welding','First aid','Bookkeeping','Joinery','Glazing'])[1 + substr(u.username::text, 3)::int % 5] || ' ' || ${n}::text,
        (array['Trade Chamber','Open College','Red Cross'])[1 + substr(u.username::text, 3)::int % 3],
        current_date - (substr(u.username::text, 3)::int % 2000), 'https://certificates.example/' || u.username || ${`/${n}`},
        (case when substr(u.username::text, 3)::int % 10 = 0 then 'verified' else 'unverified' end)::external_certificate_status,
        case when substr(u.username::text, 3)::int % 10 = 0 then now() end
      from users u where u.username ~ '^st[0-9]{6}$' on conflict do nothing`);
  await ctx.db.execute(sql`analyze external_certificates`);
}
