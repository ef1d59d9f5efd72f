/** A right that depends on whose the row is, not only on the actor's role. */
export interface OwnershipCell {
  /** Entry points as the matrix names them. */
  entries: readonly string[];
  /** What is owned. */
  what: string;
  owner: string;
  other: string;
  /** The test that shows it: its file and its words. */
  file: string;
  test: string;
}

const identity = (noun: string, ...names: string[]) =>
  names.map((name) => `lib/identity/${noun}/actions.ts#${name}`);
const content = (noun: string, ...names: string[]) =>
  names.map((name) => `lib/content/${noun}/actions.ts#${name}`);

/**
 * Every entry point that is open to whoever is signed in, or to anyone, and touches something that belongs to
 * somebody; and those of admins whose policy looks at the row.
 */
export const OWNERSHIP: readonly OwnershipCell[] = [
  {
    entries: identity("session", "endOwnSession", "endOtherSessions", "signOut"),
    what: "a login",
    owner: "ends it",
    other: "not found, and it stays",
    file: "lib/identity/session/commands.db.test.ts",
    test: "ended is refused on the next read, and only its owner can end it",
  },
  {
    entries: [
      ...identity("account", "updateProfile", "changePassword"),
      ...identity("session", "confirmPassword"),
    ],
    what: "an account",
    owner: "changes it, by its login",
    other: "no way to name it",
    file: "lib/identity/account/commands.db.test.ts",
    test: "is written by its owner alone; a stranger's number is refused",
  },
  {
    entries: identity("account", "setPhoto", "removePhoto"),
    what: "one's photo",
    owner: "replaces it, takes it away",
    other: "no way to name it",
    file: "lib/identity/account/photo.db.test.ts",
    test: "a photo replaces the one before and can be taken away",
  },
  {
    entries: identity("account", "confirmEmail", "resendVerification"),
    what: "an address to be confirmed",
    owner: "confirms it in the browser of the sign-up",
    other: "must give the password too",
    file: "lib/identity/account/commands.db.test.ts",
    test: "elsewhere it also takes the password, so a stranger's account is not confirmed by the mailbox",
  },
  {
    entries: identity("account", "forgotPassword", "resetPassword"),
    what: "a forgotten password",
    owner: "sets it by the mailed link, once",
    other: "learns nothing, not even whether the account exists",
    file: "lib/identity/account/commands.db.test.ts",
    test: "is answered alike for known and unknown, never sooner than the longer way takes",
  },
  {
    entries: identity("role", "takeRole", "leaveRole"),
    what: "one's own roles",
    owner: "takes open ones, leaves member roles",
    other: "no way to name it",
    file: "lib/identity/role/commands.db.test.ts",
    test: "are left by their holder, but not admin roles",
  },
  {
    entries: identity("role", "grantRole", "decideRole", "revokeRole"),
    what: "a role of somebody",
    owner: "refused on oneself",
    other: "within the admin's rights; admins only by a super admin",
    file: "lib/identity/role/commands.db.test.ts",
    test: "is refused to strangers, to oneself, and beyond one's rights",
  },
  {
    entries: identity("user", "suspendUser", "deactivateUser", "restoreUser", "endUserLogins", "unlockUser"),
    what: "an account in an admin's hands",
    owner: "refused on oneself",
    other: "members by support, admins only by a super admin",
    file: "lib/identity/user/commands.db.test.ts",
    test: "is refused to strangers, on oneself, on admins, and from a wrong state",
  },
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
    entries: ["/account", "/account/security", "/account/roles", "/account/downloads"],
    what: "pages about oneself",
    owner: "read by the login that asks, no id in the address",
    other: "no way to name it",
    file: "lib/access-ownership.db.test.ts",
    test: "what a person reads of the account is the person's own",
  },
];

/** Entry points open to anyone or to the signed-in that touch nothing of anybody's, each with why. */
export const OWNERLESS: Readonly<Record<string, string>> = {
  "lib/identity/account/actions.ts#signUp": "makes a new account",
  "lib/identity/session/actions.ts#signIn": "the password decides",
  "lib/content/contact/actions.ts#sendContact": "sends a message to the institution",
  "/confirm-password": "asks for the password of the login itself",
};
