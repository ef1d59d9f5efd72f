import { createTranslator, _createCache as newCache } from "next-intl";
import type { MessageParams } from "../errors";
import { single } from "../single";
import { FORMATS } from "./formats";
import { messagesFor } from "./messages";

/** Translates any key of the catalogs; an unknown key answers itself. */
export type Translate = (key: string, params?: MessageParams) => string;

/**
 * Where parsed messages are kept, by their text and language. One for the whole process: next-intl would make one
 * for each request and parse every message with parameters anew.
 */
export const messageCache = () => single("message-cache", newCache);

/** A translator outside of React: for actions, routes, mail and jobs. */
export async function translator(locale: string, timeZone = "UTC"): Promise<Translate> {
  const messages = await messagesFor(locale);
  const t = createTranslator({
    locale,
    messages: messages as never,
    timeZone,
    formats: FORMATS,
    onError: () => undefined,
    getMessageFallback: ({ key, namespace }) => (namespace ? `${namespace}.${key}` : key),
    _cache: messageCache(),
  });
  return (key, params) => t(key as never, params as never);
}
