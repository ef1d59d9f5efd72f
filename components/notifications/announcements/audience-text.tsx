import { useTranslations } from "next-intl";
import type { Translate } from "@/lib/core/i18n/translate";
import { audienceText } from "@/lib/notifications/announcement/audience-text";

/** Whom an announcement reaches, in words. */
export function AudienceText({
  audience,
  company,
}: {
  audience: Parameters<typeof audienceText>[1];
  company?: string | null;
}) {
  return audienceText(useTranslations() as unknown as Translate, audience, company);
}
