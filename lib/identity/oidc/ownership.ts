import type { DomainOwnership } from "../../core/testing/entry-ownership";

const file = "lib/identity/oidc/commands.db.test.ts";
const oidc = (...names: string[]) => names.map((name) => `lib/identity/oidc/actions.ts#${name}`);

export const OIDC_OWNERSHIP: DomainOwnership = {
  cells: [
    {
      entries: oidc("linkAccount", "unlinkAccount"),
      what: "one's account elsewhere",
      owner: "links and unlinks it after stepping up; the last way in stays",
      other: "no way to name it",
      file,
      test: "is linked and unlinked by its owner alone, after stepping up",
    },
    {
      entries: oidc("confirmWithProvider"),
      what: "one's own login",
      owner: "steps up by a fresh proof of an account linked to it",
      other: "another's proof does nothing",
      file,
      test: "steps a login up only when it is linked to that person",
    },
    {
      entries: [...oidc("signUpWith"), "/sign-up/with", "GET /api/auth/oidc/[provider]/callback"],
      what: "a proof by a provider",
      owner: "opens the account that it is linked to",
      other: "a wrong state or nonce, a code used before: refused",
      file: "lib/identity/oidc/provider.db.test.ts",
      test: "is refused with a wrong state or nonce, in another's hands, and the second time",
    },
  ],
  ownerless: { "GET /api/auth/oidc/[provider]": "begins a sign-in" },
};
