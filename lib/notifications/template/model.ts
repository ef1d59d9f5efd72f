import { z } from "zod";
import { LOCALES } from "../../core/i18n/locales";
import type { Channel } from "../../core/registry";

/** The longest subject and text that a person may write. */
export const TEXT_LIMITS = { subject: 200, body: 5000 } as const;

const Text = z.object({
  subject: z.string().trim().max(TEXT_LIMITS.subject).default(""),
  body: z.string().trim().max(TEXT_LIMITS.body).default(""),
});
/** Texts of one channel by language; what is left empty is the shipped text. */
const Languages = z.object(
  Object.fromEntries(LOCALES.map((code) => [code, Text.optional()])) as Record<
    (typeof LOCALES)[number],
    z.ZodOptional<typeof Text>
  >,
);
export const Content = z.object({
  in_app: Languages.optional(),
  email: Languages.optional(),
  sms: Languages.optional(),
  push: Languages.optional(),
});
export type Content = z.output<typeof Content>;

const Name = z
  .string()
  .max(100)
  .regex(/^\w+(\.\w+)+$/);

export const TemplateInput = z.object({
  name: Name,
  /** The version that the editor was opened with; 0 where the shipped text held. */
  version: z.coerce.number().int().min(0),
  content: Content.default({}),
});
export type TemplateInput = z.output<typeof TemplateInput>;
export const TestMailInput = TemplateInput.extend({ language: z.enum(LOCALES) });
export const ResetInput = z.object({ name: Name, version: z.coerce.number().int().min(1) });

/** A placeholder of a text, `{{name}}`. */
const PLACEHOLDER = /\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g;

/** Puts values in the place of `{{name}}`; one without a value becomes nothing. */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (_, name: string) => values[name] ?? "");
}

/** The names that a text's placeholders use, each once. */
export const placeholdersOf = (text: string): string[] => [
  ...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] as string)),
];

/** A message key with its values. */
export interface Fault {
  key: string;
  params: Record<string, string>;
}

/** An opening, closing or commented tag; a lone `<` between numbers is none. */
const TAG = /<[/!?]?[A-Za-z][^>]*>?|<!--/;
/** Braces that look like a placeholder and are none. */
const BROKEN = /\{\{[^{}]*\}?\}?|\}\}/;

/** What is wrong with a text for which these variables are declared, or null. */
export function faultOf(text: string, known: readonly string[]): Fault | null {
  const tag = TAG.exec(text)?.[0];
  if (tag) return { key: "notifications.error.html", params: { tag: tag.slice(0, 40) } };
  const unknown = placeholdersOf(text).filter((name) => !known.includes(name));
  if (unknown.length)
    return { key: "notifications.error.unknownVariables", params: { names: braced(unknown) } };
  const broken = BROKEN.exec(text.replace(PLACEHOLDER, ""))?.[0];
  return broken ? { key: "notifications.error.brokenVariable", params: { text: broken.slice(0, 40) } } : null;
}

/** What a text must say and does not, or null. */
export function lackOf(text: { subject: string; body: string }, required: readonly string[]): Fault | null {
  const used = placeholdersOf(`${text.subject} ${text.body}`);
  const missing = required.filter((name) => !used.includes(name));
  return missing.length
    ? { key: "notifications.error.missingVariables", params: { names: braced(missing) } }
    : null;
}

export const braced = (names: readonly string[]): string => names.map((name) => `{{${name}}}`).join(", ");

/** The channels whose texts are written here: SMS and push show the text of the product where they have none. */
export const WRITTEN: readonly Channel[] = ["in_app", "email", "sms"];
