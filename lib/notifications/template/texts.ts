import { type FieldErrors, invalid } from "../../core/errors";
import type { Channel } from "../../core/registry";
import type { TemplateContent } from "../schema/templates";
import { type Content, faultOf, lackOf } from "./model";
import { shippedText } from "./shipped";
import type { TextSubject } from "./subjects";

interface Written {
  subject: string;
  body: string;
}

/** What a person wrote, text by text; what is left empty is left out. */
export function* writtenTexts(content: Content): Generator<[Channel, string, Written]> {
  for (const [channel, languages] of Object.entries(content))
    for (const [language, text] of Object.entries(languages ?? {}))
      if (text && (text.subject || text.body)) yield [channel as Channel, language, text];
}

/** The faults of one text, by the names of its form fields. */
export function textFaults(
  [channel, language, text]: [Channel, string, Written],
  rules: { variables: readonly string[]; required: readonly string[] },
): FieldErrors {
  const at = (part: string) => `content.${channel}.${language}.${part}`;
  const faults: FieldErrors = {};
  if (!text.subject) faults[at("subject")] = "errors.required";
  for (const part of ["subject", "body"] as const) {
    const fault = faultOf(text[part], rules.variables);
    if (fault) faults[at(part)] = fault;
  }
  const lack = channel === "email" ? lackOf(text, rules.required) : null;
  if (lack) faults[at("body")] ??= lack;
  return faults;
}

/**
 * The texts that differ from the shipped ones. Throws `invalid` that names, beside each field, unknown or missing
 * variables and HTML.
 */
export async function checkedContent(subject: TextSubject, content: Content): Promise<TemplateContent> {
  const faults: FieldErrors = {};
  const kept: TemplateContent = {};
  for (const [channel, language, text] of writtenTexts(content)) {
    if (!subject.channels.includes(channel)) continue;
    Object.assign(faults, textFaults([channel, language, text], subject));
    const shipped = await shippedText(subject.template, channel, language);
    if (shipped?.subject.trim() === text.subject && shipped.body.trim() === text.body) continue;
    kept[channel] = { ...kept[channel], [language]: text };
  }
  if (Object.keys(faults).length) throw invalid("errors.invalid", faults);
  return kept;
}
