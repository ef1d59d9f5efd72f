import type { DomainOwnership } from "../../core/testing/entry-ownership";

export const PROFILE_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: [
        ...["Student", "Mentor", "Instructor", "Client", "Provider", "Admin"].map(
          (role) => `lib/identity/profile/actions.ts#save${role}Profile`,
        ),
        ...["student", "mentor", "instructor", "client", "provider"].map((role) => `/${role}/profile`),
      ],
      what: "the profile of a role",
      owner: "reads and writes it, by the login",
      other: "no way to name it; refused without the role",
      file: "lib/identity/profile/commands.db.test.ts",
      test: "is written by holders of the role alone, each their own",
    },
    {
      entries: [
        "lib/identity/person/actions.ts#setVisibility",
        "lib/identity/person/actions.ts#setPreferences",
      ],
      what: "who sees a person, and how the person likes the product",
      owner: "decides, by the login",
      other: "no way to name it",
      file: "lib/identity/person/person.db.test.ts",
      test: "visibility and preferences are one's own, a stranger is refused",
    },
    {
      entries: ["/people/[username]"],
      what: "the page of a person",
      owner: "sees it always",
      other: "sees it as far as its owner says; else not found",
      file: "lib/identity/person/person.db.test.ts",
      test: "a page is seen by whom its owner lets see it",
    },
  ],
  ownerless: {},
};
