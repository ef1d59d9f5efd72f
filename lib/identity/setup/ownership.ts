import type { DomainOwnership } from "../../core/testing/entry-ownership";

export const SETUP_OWNERSHIP: DomainOwnership = {
  cells: [],
  ownerless: {
    "lib/identity/setup/actions.ts#setUp": "makes the first super admin, by the code in the server's log",
  },
};
