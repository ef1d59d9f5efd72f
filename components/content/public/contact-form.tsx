import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { ContactFormLazy } from "./contact-form-lazy";

/** The form of the contact block. */
export async function ContactForm() {
  const [t, locale, all] = await Promise.all([
    getTranslations("content.public.contact"),
    getLocale(),
    getMessages(),
  ]);
  return (
    <ContactFormLazy
      locale={locale}
      messages={{ ui: all.ui } as typeof all}
      words={{
        name: t("name"),
        email: t("email"),
        message: t("message"),
        messageHelp: t("messageHelp"),
        send: t("send"),
        website: t("website"),
      }}
    />
  );
}
