import { LOCALE_NAMES, type Locale } from "../../core/i18n/locales";
import type { Translate } from "../../core/i18n/translate";
import type { Audience } from "../schema/templates";

/** Whom an announcement reaches, in words. */
export function audienceText(t: Translate, audience: Audience, company?: string | null): string {
  const word = (key: string, params?: Parameters<Translate>[1]) =>
    t(`notifications.announcement.${key}`, params);
  switch (audience.kind) {
    case "roles":
      return word("toRoles", { roles: audience.roles.map((role) => t(`identity.role.${role}`)).join(", ") });
    case "languages":
      return word("toLanguages", {
        languages: audience.languages.map((code) => LOCALE_NAMES[code as Locale] ?? code).join(", "),
      });
    case "company":
      return company ? word("toCompany", { company }) : word("audiences.company");
    case "people":
      return word("toPeople", { count: audience.people.length });
    default:
      return word("audiences.everybody");
  }
}
