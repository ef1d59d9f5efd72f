import type { DomainOwnership } from "../core/testing/entry-ownership";

const identity = (noun: string, ...names: string[]) =>
  names.map((name) => `lib/identity/${noun}/actions.ts#${name}`);

export const IDENTITY_OWNERSHIP: DomainOwnership = {
  cells: [
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
        ...identity("session", "confirmIdentity"),
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
      entries: identity(
        "role",
        "grantRole",
        "decideRole",
        "revokeRole",
        "appointAdmin",
        "keepAdmin",
        "switchRole",
      ),
      what: "a role of somebody",
      owner: "refused on oneself",
      other: "within the admin's rights; admins only by a super admin",
      file: "lib/identity/role/commands.db.test.ts",
      test: "is refused to strangers, to oneself, and beyond one's rights",
    },
    {
      entries: identity(
        "user",
        "suspendUser",
        "deactivateUser",
        "restoreUser",
        "endUserLogins",
        "unlockUser",
        "revealPersonal",
      ),
      what: "an account in an admin's hands",
      owner: "refused on oneself",
      other: "members by support, admins only by a super admin",
      file: "lib/identity/user/commands.db.test.ts",
      test: "is refused to strangers, on oneself, on admins, and from a wrong state",
    },
    {
      entries: [
        ...identity("user", "editPerson", "editStudentPlace", "editMentorPlace", "resendConfirmation"),
        "/admin/users/[user]/edit",
      ],
      what: "what an admin corrects of a person",
      owner: "refused on oneself",
      other: "members by support, admins only by a super admin",
      file: "lib/identity/user/edit.db.test.ts",
      test: "a person is corrected by support, not by strangers, by oneself, or on admins",
    },
    {
      entries: [...identity("student", "revealEmergencyContact"), "/mentor/mentees"],
      what: "the students of a mentor, and whom to call when something happens to one",
      owner: "sees the own ones; each look is recorded",
      other: "not found",
      file: "lib/identity/student/mentees.db.test.ts",
      test: "the contact is opened by the student's own mentor alone, and each look is recorded",
    },
    {
      entries: ["/account", "/account/security", "/account/roles", "/account/downloads"],
      what: "pages about oneself",
      owner: "read by the login that asks, no id in the address",
      other: "no way to name it",
      file: "lib/access-ownership.db.test.ts",
      test: "what a person reads of the account is the person's own",
    },
  ],
  ownerless: {
    "lib/identity/account/actions.ts#signUp": "makes a new account",
    "lib/identity/session/actions.ts#signIn": "the password decides",
    "/confirm-password": "asks for the password of the login itself",
  },
};
