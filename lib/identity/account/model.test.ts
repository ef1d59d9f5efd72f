import { describe, expect, test } from "vitest";
import { checkMove, movesFor } from "../../core/machine";
import { testPerson } from "../../core/testing/ctx";
import { accountMachine, Email, PhoneNumber, SignUpInput, TimeZone, USER_STATUSES, Username } from "./model";

const ok = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe("usernames", () => {
  test.each(["abcdefgh", "A1234567", "jean.luc_p-1", "abcdefghijklmnop"])("%s passes", (name) => {
    expect(ok(Username, name)).toBe(true);
  });
  test.each([
    "abcdefg",
    "1abcdefg",
    "abcdefghijklmnopq",
    "with space",
    "кириллица",
    "abc@defgh",
    "Administrator",
    "erased0123",
    "",
  ])("%j is refused", (name) => {
    expect(ok(Username, name)).toBe(false);
  });
});

describe("addresses", () => {
  test("are trimmed and normalized", () => {
    expect(Email.parse("  Ada@Example.org ")).toBe("Ada@Example.org");
    expect(Email.parse("ａda@example.org")).toBe("ada@example.org");
  });
  test.each([
    "ada",
    "a@b@c.org",
    "аda@example.org",
    "ada@exаmple.org",
    `${"a".repeat(250)}@example.org`,
    "a b@c.org",
  ])("%s is refused", (address) => {
    expect(ok(Email, address)).toBe(false);
  });
});

describe("phone numbers", () => {
  test("lose their decoration", () => {
    expect(PhoneNumber.parse("+49 (30) 123-45.67")).toBe("+49301234567");
  });
  test.each(["+12", "030 1234567", "+1234567890123456", "++4930123456"])("%s is refused", (number) => {
    expect(ok(PhoneNumber, number)).toBe(false);
  });
});

test("time zones are those of the runtime", () => {
  expect(["UTC", "Europe/Riga", "Asia/Kolkata"].every((zone) => ok(TimeZone, zone))).toBe(true);
  expect(["Mars/Olympus", "", "Europe/Riga; drop"].some((zone) => ok(TimeZone, zone))).toBe(false);
});

test("sign-up ignores what is not asked and refuses admin roles and unread terms", () => {
  const form = {
    firstName: "Ada",
    email: "ada@example.org",
    username: "ada.berg",
    password: "seven wooden horses",
    terms: true,
  };
  expect(SignUpInput.parse({ ...form, status: "active", isStaff: true })).not.toHaveProperty("status");
  expect(SignUpInput.parse(form).role).toBe("student");
  expect(ok(SignUpInput, { ...form, role: "super_admin" })).toBe(false);
  expect(ok(SignUpInput, { ...form, terms: false })).toBe(false);
  expect(ok(SignUpInput, { ...form, password: "x".repeat(257) })).toBe(false);
});

describe("the account machine", () => {
  const row = { id: "target", status: "active" as const, isAdmin: false, erasedAt: null };
  const support = testPerson({ roles: ["support_admin"], permissions: new Set(["users.manage"]) });
  const chief = testPerson({
    roles: ["super_admin"],
    permissions: new Set(["users.manage", "admins.manage"]),
  });
  const moves = (actor: typeof support, over: Partial<typeof row> = {}) =>
    movesFor(accountMachine, actor, { ...row, ...over }).map((m) => m.action);

  test("lets support manage members, super admins everybody, nobody themselves", () => {
    expect(moves(support)).toEqual(["suspend", "deactivate"]);
    expect(moves(support, { isAdmin: true })).toEqual([]);
    expect(moves(chief, { isAdmin: true })).toEqual(["suspend", "deactivate"]);
    expect(moves(chief, { id: chief.id })).toEqual(["leave"]);
    const eraser = testPerson({ permissions: new Set(["users.erase"]) });
    expect(moves(eraser)).toEqual(["erase"]);
    expect(moves(eraser, { isAdmin: true })).toEqual([]);
    expect(moves(testPerson())).toEqual([]);
  });

  test("refuses every move that it does not list", () => {
    const listed = new Set(
      accountMachine.transitions.flatMap((t) => t.from.map((from) => `${from} ${t.action}`)),
    );
    for (const status of USER_STATUSES)
      for (const { action } of accountMachine.transitions)
        if (!listed.has(`${status} ${action}`))
          expect(() => checkMove(accountMachine, chief, { ...row, status }, action)).toThrow(/conflict/);
  });

  test("gives no erased account back", () => {
    const erased = { ...row, status: "inactive" as const, erasedAt: new Date() };
    expect(() => checkMove(accountMachine, chief, erased, "restore")).toThrow(/erased/);
  });
});
