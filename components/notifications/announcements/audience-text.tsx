import { useTranslations } from "next-intl";
import { LOCALE_NAMES, type Locale } from "@/lib/core/i18n/locales";

type Audience =
  | { kind: "everybody" }
  | { kind: "roles"; roles: string[] }
  | { kind: "languages"; languages: string[] }
  | { kind: "company"; companyId: string }
  | { kind: "people"; people: string[] };

/** Whom an announcement reaches, in words. */
export function AudienceText({ audience, company }: { audience: Audience; company?: string | null }) {
  const t = useTranslations("notifications.announcement");
  const role = useTranslations("identity.role") as unknown as (key: string) => string;
  switch (audience.kind) {
    case "roles":
      return t("toRoles", { roles: audience.roles.map(role).join(", ") });
    case "languages":
      return t("toLanguages", {
        languages: audience.languages.map((code) => LOCALE_NAMES[code as Locale] ?? code).join(", "),
      });
    case "company":
      return company ? t("toCompany", { company }) : t("audiences.company");
    case "people":
      return t("toPeople", { count: audience.people.length });
    default:
      return t("audiences.everybody");
  }
}
