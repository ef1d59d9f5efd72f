import type { DomainOwnership } from "../../core/testing/entry-ownership";

const passkey = (...names: string[]) => names.map((name) => `lib/identity/passkey/actions.ts#${name}`);

export const PASSKEY_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: [
        ...passkey("beginPasskey", "addPasskey", "renamePasskey", "removePasskey"),
        "/account/security/passkey",
      ],
      what: "one's passkeys",
      owner: "adds, renames and removes them, after stepping up",
      other: "not found, and they stay",
      file: "lib/identity/passkey/commands.db.test.ts",
      test: "is added, renamed and removed by its owner alone, after stepping up",
    },
    {
      entries: passkey("askToSignIn", "signInWithPasskey"),
      what: "a proof by a passkey",
      owner: "opens the account that the passkey belongs to, once, in the browser that asked",
      other: "refused alike, whatever is wrong",
      file: "lib/identity/passkey/sign-in.db.test.ts",
      test: "opens its owner's account, and counts as both factors",
    },
    {
      entries: passkey("askToFinish", "finishWithPasskey"),
      what: "a sign-in without its second factor",
      owner: "makes it whole by a passkey, in the same browser",
      other: "refused",
      file: "lib/identity/passkey/sign-in.db.test.ts",
      test: "makes a pending sign-in whole, but not another person's",
    },
    {
      entries: passkey("askToStepUp", "confirmWithPasskey"),
      what: "one's own login",
      owner: "steps up by a passkey",
      other: "another's passkey, or a challenge of another login, does nothing",
      file: "lib/identity/passkey/sign-in.db.test.ts",
      test: "steps its owner's login up, and no other",
    },
  ],
  ownerless: {},
};
