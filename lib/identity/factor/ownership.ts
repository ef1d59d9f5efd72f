import type { DomainOwnership } from "../../core/testing/entry-ownership";

const factor = (...names: string[]) => names.map((name) => `lib/identity/factor/actions.ts#${name}`);

export const FACTOR_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: [
        ...factor("beginTotp", "confirmTotp", "renewRecoveryCodes", "removeTotp"),
        "/account/security/factor",
      ],
      what: "one's second factor",
      owner: "sets it up and removes it after giving the password",
      other: "no way to name it",
      file: "lib/identity/factor/commands.db.test.ts",
      test: "is set up and removed by its owner alone, after the password",
    },
    {
      entries: factor("resetFactors"),
      what: "the second factor of somebody",
      owner: "refused on oneself",
      other: "members by support, admins only by a super admin",
      file: "lib/identity/factor/commands.db.test.ts",
      test: "is taken off by support, but not by strangers, from oneself, or from admins",
    },
    {
      entries: ["lib/identity/session/actions.ts#signInWithFactor", "/sign-in/second-factor"],
      what: "a sign-in without its second factor",
      owner: "makes it whole in the same browser",
      other: "refused",
      file: "lib/identity/session/pending.db.test.ts",
      test: "is made whole by the browser that began it, and by no other",
    },
  ],
  ownerless: {},
};
