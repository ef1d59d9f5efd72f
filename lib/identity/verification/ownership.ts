import type { DomainOwnership } from "../../core/testing/entry-ownership";

const here = (...names: string[]) => names.map((name) => `lib/identity/verification/actions.ts#${name}`);
const file = "lib/identity/verification/commands.db.test.ts";

export const VERIFICATION_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: [...here("submitVerification", "withdrawVerification"), "/account/verification"],
      what: "a proof",
      owner: "submits it, takes it back",
      other: "not found",
      file,
      test: "a proof is its owner's to submit and take back, one of a kind at a time",
    },
    {
      entries: here("approveVerification", "rejectVerification", "expireVerification", "revealDocument"),
      what: "the decision on a proof",
      owner: "refused on oneself and one's own company",
      other: "reviewers within their field",
      file,
      test: "is decided by reviewers within their field, never on themselves or their own company",
    },
  ],
  ownerless: {},
};
