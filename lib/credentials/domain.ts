import type { Domain } from "../core/registry";
import { REVIEW } from "./access";
import { EXTERNAL_ORIGIN } from "./external-certificate/origin";
import { countPending } from "./external-certificate/queries";
import { EXTERNAL_SECTION } from "./external-certificate/section";
import { CERTIFICATE_SKILL_USER } from "./external-certificate/skills";
import { CREDENTIALS_FILE_SUBJECTS, CREDENTIALS_FILES } from "./files";
import { CREDENTIALS_HOLDER } from "./holder";
import { CREDENTIALS_NOTICE_TYPES, CREDENTIALS_NOTICES } from "./notices";
import { seedCredentials } from "./seed";
import { CREDENTIALS_SETTINGS } from "./settings";

export const credentials: Domain = {
  name: "credentials",
  messages: { en: () => import("./messages/en.json"), ru: () => import("./messages/ru.json") },
  permissions: { [REVIEW]: ["content_manager"] },
  scopes: {
    "credentials:read": { label: "credentials.scope.read" },
    "credentials:write": { label: "credentials.scope.write" },
  },
  navigation: [
    {
      label: "credentials.nav.own",
      href: "/account/credentials",
      icon: "seal",
      workspace: "account",
      order: 17,
    },
    {
      label: "credentials.nav.review",
      href: "/admin/external-certificates",
      icon: "seal",
      workspace: "admin",
      group: "identity.nav.people",
      permission: REVIEW,
      order: 630,
      count: countPending,
    },
  ],
  settings: CREDENTIALS_SETTINGS,
  fileKinds: CREDENTIALS_FILES,
  fileSubjects: CREDENTIALS_FILE_SUBJECTS,
  noticeTypes: CREDENTIALS_NOTICE_TYPES,
  notices: CREDENTIALS_NOTICES,
  adminCards: [
    {
      name: "credentials.review",
      permission: REVIEW,
      weight: 55,
      async card(ctx) {
        const { translator } = await import("../core/i18n/translate");
        const value = await countPending(ctx);
        const title = (await translator(ctx.locale))("credentials.card.review");
        return value ? { title, value, href: "/admin/external-certificates?status=pending" } : null;
      },
    },
  ],
  gives: {
    holders: [CREDENTIALS_HOLDER],
    profileSections: [EXTERNAL_SECTION],
    evidenceOrigins: [EXTERNAL_ORIGIN],
    skillUsers: [CERTIFICATE_SKILL_USER],
  },
  seed: seedCredentials,
};
