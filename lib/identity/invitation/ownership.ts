import type { DomainOwnership } from "../../core/testing/entry-ownership";

const here = (...names: string[]) => names.map((name) => `lib/identity/invitation/actions.ts#${name}`);

export const INVITATION_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: [...here("join", "acceptInvitation"), "/invitations/[token]"],
      what: "an invitation",
      owner: "the mailbox accepts it, once",
      other: "refused",
      file: "lib/identity/invitation/commands.db.test.ts",
      test: "to an address with an account is accepted by that account alone, once",
    },
    {
      entries: here("invite", "resendInvitation", "revokeInvitation"),
      what: "an invitation in an admin's hands",
      owner: "sent, sent again, taken back within the admin's rights",
      other: "not found",
      file: "lib/identity/invitation/commands.db.test.ts",
      test: "is sent by support for members, by super admins for admins, by nobody else",
    },
  ],
  ownerless: {},
};
