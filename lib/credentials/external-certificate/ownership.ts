import type { DomainOwnership } from "../../core/testing/entry-ownership";

const actions = (...names: string[]) =>
  names.map((name) => `lib/credentials/external-certificate/actions.ts#${name}`);
const file = "lib/credentials/external-certificate/external.db.test.ts";

export const EXTERNAL_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: [
        "/account/credentials",
        "/account/credentials/new",
        "/account/credentials/[id]",
        "GET /api/account/credentials",
        "GET /api/v1/me/external-certificates",
        "POST /api/v1/me/external-certificates",
        "GET /api/v1/me/external-certificates/[id]",
        "PATCH /api/v1/me/external-certificates/[id]",
        "DELETE /api/v1/me/external-certificates/[id]",
        ...actions("addExternal", "editExternal", "listExternal", "deleteExternal", "submitExternal"),
      ],
      what: "an external certificate",
      owner: "reads, changes, submits, deletes it",
      other: "not found",
      file,
      test: "a certificate is its owner's: for others it is not there",
    },
    {
      entries: actions("verifyExternal", "rejectExternal", "hideExternal", "unhideExternal"),
      what: "an external certificate in a reviewer's hands",
      owner: "refused on one's own",
      other: "decided by reviewers",
      file,
      test: "reviewers decide and hide, nobody on their own",
    },
  ],
  ownerless: {},
};
