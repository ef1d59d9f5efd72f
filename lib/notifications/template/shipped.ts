import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { messagesFor } from "../../core/i18n/messages";
import type { Channel } from "../../core/registry";

/** What stands under a key of a language's catalogs: a message, more keys, or nothing. */
async function under(locale: string, key: string): Promise<unknown> {
  let found: unknown = await messagesFor(locale);
  for (const part of key.split(".")) found = (found as Record<string, unknown> | undefined)?.[part];
  return found;
}

/** The raw message under a key of a language's catalogs, or undefined. */
async function rawMessage(locale: string, key: string): Promise<string | undefined> {
  const found = await under(locale, key);
  return typeof found === "string" ? found : undefined;
}

/** The first key under a prefix of a language's catalogs; empty when there is none. */
export async function firstKey(locale: string, prefix: string): Promise<string> {
  const found = await under(locale, prefix);
  return (typeof found === "object" && found && Object.keys(found)[0]) || "";
}

/** A message of the catalogs as a person edits it: its variables as `{{name}}`, of plural forms the general one. */
export function toPlaceholders(message: string): string {
  const write = (elements: readonly MessageFormatElement[], counted: string): string =>
    elements
      .map((element) => {
        switch (element.type) {
          case TYPE.literal:
            return element.value;
          case TYPE.pound:
            return `{{${counted}}}`;
          case TYPE.plural:
          case TYPE.select: {
            const form = element.options.other ?? Object.values(element.options)[0];
            const name = element.type === TYPE.plural ? element.value : counted;
            return form ? write(form.value, name) : "";
          }
          case TYPE.tag:
            return write(element.children, counted);
          default:
            return `{{${element.value}}}`;
        }
      })
      .join("");
  return write(parse(message), "");
}

/** The shipped text of a channel in a language, as the editor begins from it; null where there is none. */
export async function shippedText(
  template: string,
  channel: Channel,
  locale: string,
): Promise<{ subject: string; body: string } | null> {
  const subject = await rawMessage(locale, `${template}.subject`);
  if (subject === undefined) return null;
  const short = channel === "email" ? undefined : await rawMessage(locale, `${template}.short`);
  const body = short ?? (await rawMessage(locale, `${template}.body`)) ?? "";
  return { subject: toPlaceholders(subject), body: toPlaceholders(body) };
}

/** What a variable is in the shipped texts: they format numbers and dates. */
export type VariableKind = "text" | "number" | "date";

/** The kinds of the variables that a notice's shipped texts use. */
export async function variableKinds(template: string, locale: string): Promise<Map<string, VariableKind>> {
  const kinds = new Map<string, VariableKind>();
  const visit = (elements: readonly MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.number) kinds.set(element.value, "number");
      if (element.type === TYPE.date || element.type === TYPE.time) kinds.set(element.value, "date");
      if (element.type === TYPE.plural) kinds.set(element.value, "number");
      if (element.type === TYPE.plural)
        for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  for (const part of ["subject", "title", "body", "short", "note"]) {
    const message = await rawMessage(locale, `${template}.${part}`);
    if (message !== undefined) visit(parse(message));
  }
  return kinds;
}
