import { z } from "zod";
import { slugify } from "../../core/slug";

/** The longest label, in characters. */
const MAX = 80;

/** What labels may not hold: controls, invisible and bidi characters; joiners, which some scripts need, may stay. */
const HIDDEN = /[^\P{C}\u200c\u200d]/u;
const ADDRESS = /:\/\/|\bwww\.|^mailto:|\b[\w-]+\.[a-z]{2,}\//i;

/** A label as it is kept and shown: composed, single spaces, none around it. */
export function cleanLabel(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/**
 * A label as it is compared (NFKC, lower case, single spaces): quotes and punctuation go, except `+ # . / &`, which
 * tell C, C++, C# and .NET apart; trailing dots go. Applying it twice changes nothing. Empty when nothing is left.
 */
export function normalizeLabel(text: string): string {
  const once = text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[^\p{L}\p{M}\p{N}\s+#./&]/gu, "")
    .replace(/\s+/gu, " ")
    .replace(/[\s.]+$/u, "")
    .trim();
  return once === text ? once : normalizeLabel(once);
}

/** Why a text cannot be a label, as a message key; null when it can. */
export function labelFault(text: string): string | null {
  if (HIDDEN.test(text.replace(/[\t\n\r]/g, " "))) return "skills.error.labelHidden";
  const label = cleanLabel(text);
  if (!label) return "errors.required";
  if ([...label].length > MAX || [...normalizeLabel(label)].length > MAX) return "skills.error.labelLong";
  if (ADDRESS.test(label)) return "skills.error.labelAddress";
  if (!/[\p{L}\p{N}]/u.test(normalizeLabel(label))) return "skills.error.labelEmpty";
  return null;
}

/** What a person types as a label. */
export const Label = z
  .string()
  .max(400)
  .superRefine((text, ctx) => {
    const fault = labelFault(text);
    if (fault) ctx.addIssue({ code: "custom", message: fault });
  })
  .transform(cleanLabel);

/** The slug of a skill's name; signs that make a name are spelled out. Empty when no letter of it is Latin. */
export function skillSlug(name: string): string {
  return slugify(
    normalizeLabel(name)
      .replace(/\+{2}/g, " plus plus ")
      .replace(/\+/g, " plus ")
      .replace(/#/g, " sharp ")
      .replace(/&/g, " and ")
      .replace(/^\./, "dot ")
      .replace(/[./]/g, " "),
  );
}
