import type { DomainOwnership } from "../core/testing/entry-ownership";

const content = (noun: string, ...names: string[]) =>
  names.map((name) => `lib/content/${noun}/actions.ts#${name}`);

export const CONTENT_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: content("publishable", "autosave", "discardAutosave"),
      what: "unfinished work",
      owner: "sees, keeps and discards it",
      other: "does not see it and cannot discard it",
      file: "lib/content/publishable/draft-commands.db.test.ts",
      test: "unfinished work is its author's alone and goes with a save",
    },
    {
      entries: content("publishable", "removeDraft"),
      what: "a draft that never was public",
      owner: "deletes it",
      other: "refused, unless a publisher",
      file: "lib/content/publishable/draft-commands.db.test.ts",
      test: "authors delete their own, publishers any, nobody what was public",
    },
    {
      entries: content("publishable", "makePreview", "revokePreviews"),
      what: "a preview link",
      owner: "whoever holds it sees one version until it is revoked",
      other: "without it nothing is found",
      file: "lib/content/publishable/publish-commands.db.test.ts",
      test: "open one version for whoever holds the link, until revoked",
    },
    {
      entries: [
        ...content("template", "takeTemplate", "downloadTemplate"),
        "GET /api/v1/me/downloads",
        "POST /api/v1/templates/[template]/downloads",
      ],
      what: "a template got by a person",
      owner: "downloads it",
      other: "refused, whatever ids they name",
      file: "lib/access-ownership.db.test.ts",
      test: "a template is downloaded by whoever owns it, and by nobody else",
    },
  ],
  ownerless: {
    "lib/content/contact/actions.ts#sendContact": "sends a message to the institution",
  },
};
