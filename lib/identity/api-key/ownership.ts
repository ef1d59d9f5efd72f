import type { DomainOwnership } from "../../core/testing/entry-ownership";

export const API_KEY_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: [
        "/account/security/key",
        "lib/identity/api-key/actions.ts#createKey",
        "lib/identity/api-key/actions.ts#revokeKey",
      ],
      what: "an API key",
      owner: "makes it after giving the password, sees it once, ends it",
      other: "not found, and it stays",
      file: "lib/identity/api-key/commands.db.test.ts",
      test: "a key is made after the password, shown once, and ended by its owner alone",
    },
  ],
  ownerless: {},
};
