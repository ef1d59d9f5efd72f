import type { DomainOwnership } from "../../core/testing/entry-ownership";

const file = "lib/identity/account/api.db.test.ts";

export const ACCOUNT_API_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: ["GET /api/v1/me", "PATCH /api/v1/me"],
      what: "an account in an app's hands",
      owner: "reads and changes it, by its token",
      other: "no way to name it",
      file,
      test: "an app reads and changes its own person's account, field by field, and nobody else's",
    },
    {
      entries: ["PUT /api/v1/me/avatar", "DELETE /api/v1/me/avatar"],
      what: "one's photo in an app's hands",
      owner: "replaces it, takes it away",
      other: "no way to name it",
      file,
      test: "a photo is set and removed by its own person's app",
    },
    {
      entries: ["GET /api/v1/me/sessions", "DELETE /api/v1/me/sessions/[id]"],
      what: "logins of browsers and apps",
      owner: "sees and ends them",
      other: "not found",
      file,
      test: "logins of browsers and apps are listed and ended by their owner alone",
    },
  ],
  ownerless: {},
};
