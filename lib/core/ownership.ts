import type { DomainOwnership } from "./testing/entry-ownership";

export const CORE_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: ["GET /files/[id]/[name]", "HEAD /files/[id]/[name]"],
      what: "a private file",
      owner: "reads it by a signed link or by the right that its kind names",
      other: "not found",
      file: "lib/access-ownership.db.test.ts",
      test: "a private file is nobody's but by right or by a signed link of its own",
    },
    {
      entries: ["POST /api/v1/files"],
      what: "an uploaded file",
      owner: "ties it to a row, once",
      other: "refused",
      file: "lib/core/uploads.db.test.ts",
      test: "only the uploader ties a file to a row, once; a stranger may not upload",
    },
    {
      entries: ["GET /api/v1/files/[id]", "DELETE /api/v1/files/[id]"],
      what: "an uploaded file that nothing shows yet",
      owner: "reads about it, deletes it",
      other: "not found",
      file: "lib/core/own-files.db.test.ts",
      test: "is read and deleted by its owner alone, and only while nothing shows it",
    },
  ],
  ownerless: {},
};
