import type { DomainOwnership } from "../core/testing/entry-ownership";

const actions = (noun: string, ...names: string[]) =>
  names.map((name) => `lib/skills/${noun}/actions.ts#${name}`);

export const SKILLS_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: [
        ...actions("user-skill", "addSkill", "claimSkill", "pinSkill", "showSkill", "removeSkill"),
        "/account/skills",
        "/account/skills/[skill]",
        "GET /api/v1/me/skills",
        "POST /api/v1/me/skills",
        "PATCH /api/v1/me/skills/[skillId]",
        "DELETE /api/v1/me/skills/[skillId]",
      ],
      what: "one's own list of skills",
      owner: "reads and changes it",
      other: "not found",
      file: "lib/skills/user-skill/commands.db.test.ts",
      test: "one's own list is one's own: a stranger's calls find nothing",
    },
    {
      entries: actions("endorsement", "endorse"),
      what: "a skill of another person",
      owner: "cannot vouch for their own",
      other: "may when a relation such as mentor holds, else refused",
      file: "lib/skills/endorsement/commands.db.test.ts",
      test: "oneself and strangers are refused; hidden, removed and absent skills are not found",
    },
    {
      entries: [
        "/account/endorsements",
        "GET /api/account/endorsements",
        ...actions("endorsement", "withdrawEndorsement"),
      ],
      what: "an endorsement",
      owner: "who gave it reads, changes and withdraws it",
      other: "not found",
      file: "lib/skills/endorsement/commands.db.test.ts",
      test: "the mentor endorses what the student shows, changes it and takes it back",
    },
    {
      entries: actions("endorsement", "askEndorsement", "declineRequest"),
      what: "a request to endorse",
      owner: "asks for a skill of one's own; whom it reaches lays it aside",
      other: "refused or not found",
      file: "lib/skills/endorsement/commands.db.test.ts",
      test: "a skill is asked for once in thirty days; only whom it concerns sees and answers",
    },
    {
      entries: actions("specialization", "setSpecializations"),
      what: "one's own specializations",
      owner: "chooses them as a whole",
      other: "has no way to name another person",
      file: "lib/skills/specialization/commands.db.test.ts",
      test: "a set of checkboxes is saved as a whole; retired ones are kept but not added",
    },
  ],
  ownerless: {
    "GET /api/v1/skills": "suggests active skills, which everybody may use",
    "GET /api/v1/skills/[id]": "reads a skill that everybody may use",
    "GET /api/v1/categories": "reads the tree that everybody sees",
  },
};
