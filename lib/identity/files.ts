import type { FileKind } from "../core/registry";

const MB = 1024 * 1024;

/** Pictures of people: everybody may see them, each person uploads their own. */
export const IDENTITY_FILES: readonly FileKind[] = [
  {
    name: "profile_picture",
    prefix: "users/profiles/",
    visibility: "public",
    maxBytes: 5 * MB,
    types: ["image/jpeg", "image/png", "image/webp"],
    variants: [64, 256, 512],
    mayUpload: (actor) => actor.kind === "person",
    mayRead: () => true,
  },
];
