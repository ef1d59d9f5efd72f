import type { DomainOwnership } from "../../core/testing/entry-ownership";

const here = (...names: string[]) => names.map((name) => `lib/identity/privacy/actions.ts#${name}`);
const file = "lib/identity/privacy/commands.db.test.ts";

export const PRIVACY_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: [
        ...here("requestExport"),
        "/account/privacy",
        "GET /api/v1/me/export",
        "POST /api/v1/me/export",
      ],
      what: "everything about a person",
      owner: "gets it as one archive, once a day",
      other: "no way to name it",
      file,
      test: "a person's data are theirs alone to ask for, with the password given lately, once a day",
    },
    {
      entries: [...here("switchOff", "comeBack"), "/come-back"],
      what: "an account that is switched off",
      owner: "switches it off, and on again with its password",
      other: "learns nothing and changes nothing",
      file,
      test: "a switched-off account comes back to whoever gives its password, and to nobody else",
    },
    {
      entries: [...here("requestErasure", "eraseOnRequest"), "/account/privacy/erase", "DELETE /api/v1/me"],
      what: "an account's end",
      owner: "begins it with the username, and may come back in time",
      other: "support on written request, never for admins or themselves",
      file,
      test: "an erasure is begun by its owner with the username, or by support on request, never on admins",
    },
    {
      entries: [
        "lib/identity/impersonation/actions.ts#endImpersonation",
        "lib/identity/impersonation/actions.ts#impersonate",
      ],
      what: "a look through another's eyes",
      owner: "is told at once; the admin changes nothing and ends it",
      other: "refused",
      file: "lib/identity/impersonation/commands.db.test.ts",
      test: "sees as the member, changes nothing, is written down, and ends where it began",
    },
  ],
  ownerless: {},
};
