import type { DomainOwnership } from "../../core/testing/entry-ownership";

export const SPECIALIZATION_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: [
        "GET /api/v1/me/specializations",
        "POST /api/v1/me/specializations",
        "DELETE /api/v1/me/specializations/[id]",
      ],
      what: "one's own specializations",
      owner: "chooses, reads and drops them",
      other: "not found",
      file: "lib/skills/specialization/commands.db.test.ts",
      test: "one's own are chosen once, however often, and touch nobody else's",
    },
  ],
  ownerless: { "GET /api/v1/specializations": "reads the list from which everybody chooses" },
};
