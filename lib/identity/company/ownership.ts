import type { DomainOwnership } from "../../core/testing/entry-ownership";

const here = (...names: string[]) => names.map((name) => `lib/identity/company/actions.ts#${name}`);
const file = "lib/identity/company/commands.db.test.ts";

export const COMPANY_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: [
        ...here("updateCompany", "setLogo", "setMailDomain", "closeCompany", "reopenCompany", "inviteMember"),
        ...here("decideMember", "setPosition", "removeMember"),
      ],
      what: "a company",
      owner: "changes it, invites, decides, closes",
      other: "members read and leave; strangers learn nothing",
      file,
      test: "only owners change a company; members read, strangers learn nothing",
    },
    {
      entries: [...here("acceptInvitation", "revokeInvitation", "resendInvitation"), "/account/companies"],
      what: "an invitation to a company",
      owner: "the mailbox accepts it, once; the company's owner takes it back",
      other: "refused",
      file,
      test: "an invitation is for one mailbox, once, until it is taken back",
    },
    {
      entries: here("requestMembership"),
      what: "a place in a company",
      owner: "asked for by colleagues of its domain, given by an owner",
      other: "not found",
      file,
      test: "colleagues of a verified domain ask to join, and an owner decides",
    },
  ],
  ownerless: { "lib/identity/company/actions.ts#createCompany": "makes a new company" },
};
