import { createTranslator, type Formats } from "next-intl";
import type { MessageParams } from "../errors";
import { messagesFor } from "./messages";

/** Translates any key of the catalogs; an unknown key answers itself. */
export type Translate = (key: string, params?: MessageParams) => string;

/** Named formats shared by all messages. */
export const FORMATS: Formats = {
  dateTime: {
    day: { day: "numeric", month: "long", year: "numeric" },
    short: { day: "numeric", month: "short", year: "numeric" },
    minute: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  },
};

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
  });
  return (key, params) => t(key as never, params as never);
}
