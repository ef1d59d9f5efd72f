import { expect, test } from "vitest";
import { movesFor } from "../../core/machine";
import { testPerson } from "../../core/testing/ctx";
import { GRANT_STATUSES, type GrantState, grantMachine } from "./model";

const support = testPerson({ permissions: new Set(["roles.grant"]) });
const chief = testPerson({ permissions: new Set(["roles.grant", "admins.manage"]) });
const holder = testPerson({ id: "holder" });
const grant: GrantState = {
  id: "g",
  status: "active",
  userId: "holder",
  roleKind: "member",
  userIsAdmin: false,
};
const moves = (actor: typeof support, over: Partial<GrantState> = {}) =>
  movesFor(grantMachine, actor, { ...grant, ...over }).map((m) => m.action);

test("member roles are decided by support, admin roles and roles of admins by super admins", () => {
  expect(moves(support)).toEqual(["revoke"]);
  expect(moves(support, { status: "requested" })).toEqual(["approve", "decline"]);
  expect(moves(support, { roleKind: "admin" })).toEqual([]);
  expect(moves(support, { userIsAdmin: true })).toEqual([]);
  expect(moves(chief, { roleKind: "admin", userIsAdmin: true })).toEqual(["revoke"]);
});

test("holders leave member roles and decide on nothing of their own", () => {
  expect(moves(holder)).toEqual(["leave"]);
  expect(moves(holder, { roleKind: "admin" })).toEqual([]);
  expect(moves(testPerson({ ...chief, id: "holder" }), { status: "requested" })).toEqual([]);
});

test("ended and declined grants stay as they are", () => {
  for (const status of GRANT_STATUSES.filter((s) => s === "declined" || s === "revoked"))
    expect(moves(chief, { status })).toEqual([]);
});
