import type { DomainOwnership } from "../../core/testing/entry-ownership";

export const REFRESH_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: ["PUT /api/v1/me/push-token"],
      what: "the push token of an app's login",
      owner: "set by the login itself",
      other: "not found",
      file: "lib/identity/refresh/push.db.test.ts",
      test: "a push token belongs to one login of its person, and stays with it through refreshing",
    },
  ],
  ownerless: {},
};
