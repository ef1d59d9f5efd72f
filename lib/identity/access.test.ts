import { expect, test } from "vitest";
import { testPerson } from "../core/testing/ctx";
import { requireVerified } from "./access";

test("an unconfirmed address is told by a code of its own", () => {
  expect(() => requireVerified(testPerson())).not.toThrow();
  expect(() => requireVerified({ kind: "anonymous" })).not.toThrow();
  expect(() => requireVerified(testPerson({ emailVerified: false }))).toThrow(
    expect.objectContaining({ code: "forbidden", detail: { code: "email_unverified" } }),
  );
});
