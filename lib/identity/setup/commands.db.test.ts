import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { type Ctx, makeCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { rateLimits } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { mailsTo } from "../../notifications/testing/mails";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { loadSession } from "../session/queries";
import { device, makePerson, outcome, PASSWORD } from "../testing/people";
import { issueSetupCode, needsSetup, setUp } from "./commands";
import { SetupInput } from "./model";

let serial = 0;
const visitor = (): Ctx => makeCtx({ address: `203.0.113.${++serial % 250}` });
const form = (code: string) =>
  SetupInput.parse({
    code,
    firstName: "Ada",
    email: `first.${++serial}@example.test`,
    username: `first.admin${serial}`,
    password: PASSWORD,
  });
const codeNow = async () => {
  const code = await issueSetupCode(testCtx());
  if (!code) throw new Error("There is a super admin already.");
  return code;
};

beforeEach(async () => {
  await db().delete(userRoles);
  await db().delete(rateLimits);
});

describe("the first super admin", () => {
  test("comes with the code from the log, is signed in, and closes the door", async () => {
    const code = await codeNow();
    const input = form(code.toLowerCase().replaceAll("-", " "));
    const login = await setUp(visitor(), input, device());
    expect(login.home).toBe("/admin");
    expect(await loadSession(login.sessionId)).toMatchObject({
      roles: ["super_admin"],
      emailVerified: false,
    });
    const [user] = await db().select().from(users).where(eq(users.email, input.email));
    expect(user?.status).toBe("active");
    expect((await mailsTo(input.email)).map((m) => m.category)).toEqual(["identity.mail.verify"]);
    expect(await needsSetup(testCtx())).toBe(false);
    expect(await issueSetupCode(testCtx())).toBeNull();
    expect(await outcome(() => setUp(visitor(), form(code), device()))).toBe("not_found");
  });

  test("is refused to who does not know the code, after ten tries at all", async () => {
    const code = await codeNow();
    const ctx = visitor();
    for (let i = 0; i < 10; i++)
      expect(await outcome(() => setUp(ctx, form("AAAAA-AAAAA-AAAAA-AAAAA"), device()))).toBe("invalid");
    expect(await outcome(() => setUp(ctx, form(code), device()))).toBe("unavailable");
    expect(await needsSetup(testCtx())).toBe(true);
  });

  test("has a code that a newer one voids, that ends by itself, and that is kept hashed", async () => {
    const old = await codeNow();
    const code = await codeNow();
    expect(await outcome(() => setUp(visitor(), form(old), device()))).toBe("invalid");
    const rows = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.purpose, "setup"));
    expect(JSON.stringify(rows)).not.toContain(code);
    await db()
      .update(oneTimeTokens)
      .set({ expiresAt: new Date(0) });
    expect(await outcome(() => setUp(visitor(), form(code), device()))).toBe("invalid");
  });

  test("of twenty with one code at once is one", async () => {
    const code = await codeNow();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => outcome(() => setUp(visitor(), form(code), device()))),
    );
    expect(answers.filter((a) => a === "ok")).toHaveLength(1);
    expect(answers.filter((a) => a === "not_found" || a === "invalid")).toHaveLength(19);
    expect(await db().select().from(userRoles)).toHaveLength(1);
  });

  test("is wanted again when no super admin may sign in any more", async () => {
    const chief = await makePerson(["super_admin"]);
    expect(await needsSetup(testCtx())).toBe(false);
    await db().update(users).set({ status: "suspended" }).where(eq(users.id, chief.id));
    expect(await needsSetup(testCtx())).toBe(true);
  });
});
