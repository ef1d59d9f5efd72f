import { locale as rootLocale } from "next/root-params";
import { getRequestConfig } from "next-intl/server";
import "./domains";
import { FORMATS } from "./core/i18n/formats";
import { DEFAULT_LOCALE, isLocale } from "./core/i18n/locales";
import { messagesFor } from "./core/i18n/messages";
import { messageCache } from "./core/i18n/translate";

/** next-intl's view of a request: the language comes from the route's first segment, never from headers. */
export default getRequestConfig(async ({ locale }) => {
  const wanted = locale ?? (await rootLocale());
  const known = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  const config = {
    locale: known,
    messages: (await messagesFor(known)) as never,
    timeZone: "UTC",
    formats: FORMATS,
    now: new Date(),
    // Not in the type, but handed through to every translator.
    _cache: messageCache(),
  };
  return config;
});
