import { eq } from "drizzle-orm";
import { type Ctx, inTx, type PersonActor } from "../../core/ctx";
import { db } from "../../core/db";
import { isAppError } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import { single } from "../../core/single";
import { testCtx, testPerson } from "../../core/testing/ctx";
import { hashPassword } from "../password/hash";
import type { RoleKey } from "../role/model";
import { roles, userRoles } from "../schema/roles";
import { type UserRow, users } from "../schema/users";
import { checkLogin, deviceHashOf, openLogin, type SignedIn } from "../session/commands";
import type { Device } from "../session/model";

/** The password of everybody made here. */
export const PASSWORD = "seven wooden horses";

/** A browser of its own. */
export const device = (name = uuidv7()): Device => ({
  token: `device-${name}`.padEnd(40, "0"),
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
});

let serial = 0;

/** Inserts an active person with roles, for tests of this and higher domains. */
export async function makePerson(
  held: RoleKey[] = [],
  parts: Partial<typeof users.$inferInsert> = {},
): Promise<UserRow> {
  const passwordHash = await single("test-password-hash", () => hashPassword(PASSWORD));
  const username = `t${process.pid % 100_000}x${(serial++).toString().padStart(4, "0")}`.padEnd(8, "0");
  const [user] = await db()
    .insert(users)
    .values({
      username,
      email: `${username}@example.test`,
      passwordHash,
      firstName: "Test",
      lastName: username,
      status: "active",
      emailVerifiedAt: new Date(),
      ...parts,
    })
    .returning();
  if (!user) throw new Error("The test person was not inserted.");
  for (const key of held) {
    const [role] = await db().select().from(roles).where(eq(roles.key, key));
    await db()
      .insert(userRoles)
      .values({
        userId: user.id,
        roleId: (role as { id: string }).id,
        status: "active",
        requestedBy: user.id,
        decidedAt: new Date(),
      });
  }
  return user;
}

/** The actor that a person's request would have, with the password given a moment ago. */
export function actorOf(user: UserRow, held: RoleKey[] = [], parts: Partial<PersonActor> = {}): PersonActor {
  return testPerson({
    id: user.id,
    username: user.username,
    email: user.email,
    roles: held,
    reauthenticatedAt: new Date(),
    ...parts,
  });
}

/** A person made and put into a context. */
export async function asPerson(held: RoleKey[] = []): Promise<{ user: UserRow; ctx: Ctx }> {
  const user = await makePerson(held);
  return { user, ctx: testCtx(actorOf(user, held)) };
}

/** Signs in as the form does, for a person without a second factor. */
export async function signIn(
  ctx: Ctx,
  input: { identifier: string; password: string; remember?: boolean; zone?: string },
  browser: Device,
): Promise<SignedIn> {
  const person = await checkLogin(ctx, input, deviceHashOf(browser));
  return inTx(ctx, (tx) => openLogin(tx, person, browser, input));
}

/** What became of a command: `ok`, or the code of its refusal. Unexpected errors pass through. */
export async function outcome(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return "ok";
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}
