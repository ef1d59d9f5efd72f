import { eq, inArray, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import { recordStatus } from "../../core/transition";
import { placeOf } from "../../core/wrapping";
import { hashPassword } from "../password/hash";
import { SEALED } from "../profile/commands";
import type { RoleKey } from "../role/model";
import { companies, companyMembers } from "../schema/companies";
import {
  adminProfiles,
  clientProfiles,
  instructorProfiles,
  mentorProfiles,
  providerProfiles,
  studentProfiles,
} from "../schema/profiles";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { type Sealer, sealerOf } from "../seal";
import {
  DEMO_PASSWORD,
  DEMO_PEOPLE,
  DEPARTMENTS,
  EMERGENCY_CONTACTS,
  FURTHER_PEOPLE,
  ROLE_REQUESTS,
  SUSPENSIONS,
} from "./people";

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);
const address = (username: string) => `${username}@guildhall.example`;

/** Loads the demo people, companies and requests; a second run adds nothing. */
export async function seedPeople(ctx: Ctx): Promise<number> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  return inTx(ctx, async (tx) => {
    const [known] = await tx.db.select({ id: users.id }).from(users).where(eq(users.username, "super.admin"));
    if (known) return 0;
    const ids = await insertPeople(tx, passwordHash);
    await insertGrants(tx, ids);
    await insertProfiles(tx, ids);
    await insertCompanies(tx, ids);
    tx.audit({ action: "identity.user.seed", changes: { people: ids.size } });
    return ids.size;
  });
}

async function insertPeople(ctx: Ctx, passwordHash: string): Promise<Map<string, string>> {
  const base = { passwordHash, language: "en", timeZone: "Europe/Berlin", termsVersion: 1 };
  const rows: (typeof users.$inferInsert)[] = [
    ...DEMO_PEOPLE.map((p, i) => ({
      ...base,
      email: address(p.username),
      username: p.username,
      firstName: p.firstName,
      lastName: p.lastName,
      bio: p.bio,
      contactInfo: { city: p.city },
      phoneNumber: `+49301000${String(100 + i)}`,
      status: "active" as const,
      emailVerifiedAt: ago(640 - i),
      termsAcceptedAt: ago(640 - i),
      createdAt: ago(640 - i),
    })),
    ...FURTHER_PEOPLE.map(([firstName, lastName, username, , status, days]) => ({
      ...base,
      email: address(username),
      username,
      firstName,
      lastName,
      language: /ov|ova|in$/.test(lastName) ? "ru" : "en",
      status,
      statusReason: SUSPENSIONS[username]?.reason ?? null,
      suspendedUntil: SUSPENSIONS[username]?.days ? ago(-SUSPENSIONS[username].days) : null,
      emailVerifiedAt: status === "pending_verification" ? null : ago(days),
      termsAcceptedAt: ago(days),
      createdAt: ago(days),
      lastLoginAt: status === "pending_verification" ? null : ago(days % 29),
    })),
  ];
  const made = await ctx.db.insert(users).values(rows).returning();
  for (const user of made)
    await recordStatus(ctx, "identity.user", user.id, null, user.status, {
      text: user.statusReason ?? undefined,
    });
  return new Map(made.map((user) => [user.username, user.id]));
}

async function insertGrants(ctx: Ctx, ids: Map<string, string>): Promise<void> {
  const known = new Map((await ctx.db.select().from(roles)).map((role) => [role.key, role.id]));
  const admin = ids.get("super.admin") as string;
  const grant = (username: string, role: RoleKey, rest: Partial<typeof userRoles.$inferInsert>) => ({
    id: uuidv7(),
    userId: ids.get(username) as string,
    roleId: known.get(role) as string,
    status: "active" as const,
    requestedBy: ids.get(username) as string,
    decidedBy: admin,
    decidedAt: ago(30),
    ...rest,
  });
  await ctx.db.insert(userRoles).values([
    ...DEMO_PEOPLE.map((p) => grant(p.username, p.role, {})),
    ...FURTHER_PEOPLE.flatMap(([, , username, held]) => held.map((role) => grant(username, role, {}))),
    ...ROLE_REQUESTS.map((r) =>
      r.declined
        ? grant(r.username, r.role, { status: "declined", reason: r.declined, decidedAt: ago(3) })
        : grant(r.username, r.role, {
            status: "requested",
            reason: r.reason,
            decidedBy: null,
            decidedAt: null,
            createdAt: ago(4),
          }),
    ),
  ]);
}

const sealedContact = (sealer: Sealer, userId: string, contact?: readonly [name: string, phone: string]) => ({
  emergencyContactName: sealer.seal(contact?.[0], placeOf(SEALED.emergencyName, userId)),
  emergencyContactPhone: sealer.seal(contact?.[1], placeOf(SEALED.emergencyPhone, userId)),
});

async function insertProfiles(ctx: Ctx, ids: Map<string, string>): Promise<void> {
  const id = (username: string) => ids.get(username) as string;
  await ctx.db
    .insert(adminProfiles)
    .values(DEMO_PEOPLE.filter((p) => p.title).map((p) => ({ userId: id(p.username), jobTitle: p.title })));
  await ctx.db.insert(mentorProfiles).values([
    {
      userId: id("mentor.demo"),
      employeeId: "GH-0107",
      department: "Cabinetmaking",
      designation: "Master joiner",
    },
    { userId: id("margit.sandvik"), employeeId: "GH-0112", department: "Textiles", designation: "Weaver" },
    { userId: id("nikolai.gromov"), qualifications: "Diploma in metal restoration, 2009." },
  ]);
  const students = [
    "student.demo",
    ...FURTHER_PEOPLE.filter(([, , , held]) => held[0] === "student").map(([, , username]) => username),
  ].slice(0, 12);
  const contacts: ReturnType<typeof sealedContact>[] = [];
  for (const [i, username] of students.entries()) {
    const sealer = await sealerOf(ctx, id(username));
    contacts.push(sealedContact(sealer, id(username), EMERGENCY_CONTACTS[i]));
  }
  await ctx.db.insert(studentProfiles).values(
    students.map((username, i) => ({
      userId: id(username),
      ...contacts[i],
      usn: `GH24${String(101 + i)}`,
      usnConfirmedAt: i < 10 ? ago(200) : null,
      department: DEPARTMENTS[i % DEPARTMENTS.length],
      semester: (i % 8) + 1,
      admissionYear: 2024,
      mentorId: id(i % 2 ? "margit.sandvik" : "mentor.demo"),
    })),
  );
  await ctx.db.insert(instructorProfiles).values([
    {
      userId: id("instructor.demo"),
      headline: "Furniture drawing and grain",
      expertise: ["Drawing", "Timber"],
    },
    { userId: id("olga.mironova"), headline: "Weaving on the countermarch loom", expertise: ["Weaving"] },
  ]);
  await ctx.db.insert(clientProfiles).values([{ userId: id("client.demo") }, { userId: id("rosa.benitez") }]);
  await ctx.db.insert(providerProfiles).values([
    {
      userId: id("provider.demo"),
      businessName: "Zielinski Joinery",
      experience: "Kitchens, sash windows, staircases.",
      experienceYears: 14,
      serviceAreas: ["Gdańsk", "Sopot"],
      availability: { days: ["mon", "tue", "wed", "thu", "fri"], from: "08:00", to: "17:00" },
    },
    {
      userId: id("valentina.rossi"),
      businessName: "Rossi Upholstery",
      experience: "Chairs and benches, horsehair and springs.",
      experienceYears: 22,
      serviceAreas: ["Turin"],
      availability: { days: ["tue", "wed", "thu", "fri", "sat"], from: "09:00", to: "18:00" },
    },
  ]);
}

async function insertCompanies(ctx: Ctx, ids: Map<string, string>): Promise<void> {
  const owners = await ctx.db
    .select({ id: users.id, username: users.username })
    .from(users)
    .where(inArray(users.username, ["company.demo", "pieter.vandam"]));
  for (const owner of owners) {
    const bauer = owner.username === "company.demo";
    const [company] = await ctx.db
      .insert(companies)
      .values({
        name: bauer ? "Bauer & Söhne Joinery" : "Van Dam Staircases",
        slug: bauer ? "bauer-joinery" : "van-dam-staircases",
        description: bauer ? "Forty joiners, two apprentices a year." : "Stairs and nothing but stairs.",
        website: bauer ? "https://bauer.example" : "https://vandam.example",
        industry: "Joinery",
        sizeBand: bauer ? "11-50" : "1-10",
        country: bauer ? "DE" : "NL",
        verifiedAt: bauer ? ago(300) : null,
        createdBy: owner.id,
      })
      .returning({ id: companies.id });
    if (!company) continue;
    await ctx.db.insert(companyMembers).values({
      companyId: company.id,
      userId: owner.id,
      position: "owner",
      status: "active",
      joinedAt: sql`now()`,
    });
  }
  const recruiter = ids.get("quentin.lambert");
  const [first] = await ctx.db.select().from(companies).where(eq(companies.slug, "bauer-joinery"));
  if (recruiter && first)
    await ctx.db.insert(companyMembers).values({
      companyId: first.id,
      userId: recruiter,
      position: "recruiter",
      status: "active",
      invitedBy: first.createdBy,
      joinedAt: sql`now()`,
    });
}
