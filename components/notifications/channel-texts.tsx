import { useTranslations } from "next-intl";
import { TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { LanguageTabs } from "@/components/ui/language-tabs";
import { LOCALE_NAMES, type Locale } from "@/lib/core/i18n/locales";
import type { Channel } from "@/lib/core/registry";
import { TEXT_LIMITS } from "@/lib/notifications/template/model";

type Texts = Partial<Record<Channel, Record<string, { subject: string; body: string } | undefined>>>;

/** Subject and text for each channel, in every language; the fields are named `content.<channel>.<language>.<part>`. */
export function ChannelTexts({
  channels,
  languages,
  content,
  required,
}: {
  channels: readonly Channel[];
  languages: readonly string[];
  content: Texts;
  /** The language in which a text must be there. */
  required?: string;
}) {
  const t = useTranslations("notifications.template");
  const c = useTranslations("notifications.channel");
  return (
    <LanguageTabs
      label={t("languages")}
      tabs={languages.map((code) => ({
        code,
        label: LOCALE_NAMES[code as Locale] ?? code,
        panel: channels.map((channel) => {
          const at = `content.${channel}.${code}`;
          const text = content[channel]?.[code];
          return (
            <fieldset key={channel} className="grid min-w-0 gap-4 border-l-2 border-hairline pl-4">
              <legend className="eyebrow mb-2">{c(channel)}</legend>
              <TextField
                name={`${at}.subject`}
                label={t("subject")}
                required={code === required}
                maxLength={TEXT_LIMITS.subject}
                defaultValue={text?.subject}
                lang={code}
              />
              {channel !== "sms" && (
                <TextAreaField
                  name={`${at}.body`}
                  label={t("body")}
                  required={code === required}
                  rows={channel === "email" ? 8 : 4}
                  maxLength={TEXT_LIMITS.body}
                  count
                  defaultValue={text?.body}
                />
              )}
            </fieldset>
          );
        }),
      }))}
    />
  );
}
