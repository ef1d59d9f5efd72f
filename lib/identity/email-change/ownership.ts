import type { DomainOwnership } from "../../core/testing/entry-ownership";

export const EMAIL_CHANGE_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: [
        "lib/identity/email-change/actions.ts#requestEmailChange",
        "lib/identity/email-change/actions.ts#changeEmail",
        "/account/security/email",
      ],
      what: "the address of an account",
      owner: "moves it to a confirmed mailbox, after the password",
      other: "a stranger with the link is refused",
      file: "lib/identity/email-change/commands.db.test.ts",
      test: "moves by the mailed link, in a login of the account alone",
    },
    {
      entries: ["lib/identity/undo/actions.ts#undoChange", "/not-me"],
      what: "an account in a stranger's hands",
      owner: "takes it back by the link mailed to the old address",
      other: "refused without the link",
      file: "lib/identity/email-change/commands.db.test.ts",
      test: "is given back by the old mailbox, and everything that opened it ends",
    },
    {
      entries: ["lib/identity/username/actions.ts#changeUsername"],
      what: "a username",
      owner: "changes it once in 30 days",
      other: "no way to name it; the old one rests",
      file: "lib/identity/username/commands.db.test.ts",
      test: "is changed by its owner, and the old one rests for a year",
    },
  ],
  ownerless: {},
};
