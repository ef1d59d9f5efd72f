/** The parts of one mail, already in the reader's language, as plain text. */
export interface MailParts {
  locale: string;
  institution: string;
  /** Its own color as hex; the guild's without. */
  color?: string | null;
  title: string;
  /** Paragraphs; a line break inside one is kept. */
  body: string[];
  /** Lists under headings, after the paragraphs; an item with an address is a link. */
  sections?: { heading: string; items: { text: string; url?: string }[] }[];
  /** A last line under the lists. */
  more?: string;
  button?: { label: string; url: string; hint: string };
  /** Small print below the rule. */
  footer: string[];
}

// Mail clients know neither custom properties nor OKLCH: these are the theme's colors as hex.
const INK = "#0f222b";
const MUTED = "#4a585e";
const PAPER = "#fcfaf6";
const GUILD = "#005e5e";
const LINE = "#e1ded7";
const SERIF = "'Source Serif 4', Georgia, 'Times New Roman', serif";
const SANS = "Inter, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif";

/** Content id under which the mark travels with each mail. */
export const MARK_CID = "mark@guildhall";

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text made harmless inside HTML text and attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => ENTITIES[c] as string);
}

const lines = (text: string) => escapeHtml(text).replace(/\n/g, "<br>");

/** The HTML part: one narrow column of tables, as mail clients still need, without scripts or outside images. */
export function mailHtml(parts: MailParts): string {
  const guild = parts.color ?? GUILD;
  const paragraph = (text: string) =>
    `<p style="margin:0 0 16px;font:16px/1.6 ${SANS};color:${INK}">${lines(text)}</p>`;
  const small = (text: string) =>
    `<p style="margin:0 0 8px;font:13px/1.5 ${SANS};color:${MUTED}">${lines(text)}</p>`;
  const entry = ({ text, url }: { text: string; url?: string }) =>
    `<li style="margin:0 0 6px;font:15px/1.5 ${SANS};color:${INK}">${url ? `<a href="${escapeHtml(url)}" style="color:${guild}">${lines(text)}</a>` : lines(text)}</li>`;
  const section = ({ heading, items }: NonNullable<MailParts["sections"]>[number]) =>
    `<h2 style="margin:8px 0 8px;font:600 18px/1.3 ${SERIF};color:${INK}">${escapeHtml(heading)}</h2>
<ul style="margin:0 0 20px;padding:0 0 0 20px">${items.map(entry).join("\n")}</ul>`;
  const { button } = parts;
  const action = button
    ? `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 24px"><tr><td style="border-radius:6px;background:${guild}">
<a href="${escapeHtml(button.url)}" style="display:inline-block;padding:12px 24px;font:600 16px/1.25 ${SANS};color:#ffffff;text-decoration:none">${escapeHtml(button.label)}</a>
</td></tr></table>
${small(button.hint)}
<p style="margin:0 0 16px;font:13px/1.5 ${SANS};word-break:break-all"><a href="${escapeHtml(button.url)}" style="color:${guild}">${escapeHtml(button.url)}</a></p>`
    : "";
  return `<!doctype html>
<html lang="${escapeHtml(parts.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${escapeHtml(parts.title)}</title>
</head>
<body style="margin:0;padding:0;background:${PAPER}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${PAPER}"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;text-align:left">
<tr><td style="padding:0 0 24px">
<img src="cid:${MARK_CID}" height="32" alt="" style="vertical-align:middle;border:0">
<span style="padding-left:10px;vertical-align:middle;font:600 20px/1.2 ${SERIF};color:${INK}">${escapeHtml(parts.institution)}</span>
</td></tr>
<tr><td style="padding:32px 0 16px;border-top:1px solid ${LINE}">
<h1 style="margin:0 0 20px;font:600 28px/1.25 ${SERIF};color:${INK}">${escapeHtml(parts.title)}</h1>
${parts.body.map(paragraph).join("\n")}
${(parts.sections ?? []).map(section).join("\n")}
${parts.more ? paragraph(parts.more) : ""}
${action}
</td></tr>
<tr><td style="padding:16px 0 0;border-top:1px solid ${LINE}">
${parts.footer.map(small).join("\n")}
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

/** The plain-text part, saying the same. */
export function mailText(parts: MailParts): string {
  const sections = (parts.sections ?? []).map(({ heading, items }) =>
    [`${heading}:`, ...items.map(({ text, url }) => `- ${text}${url ? `\n  ${url}` : ""}`)].join("\n"),
  );
  const lists = parts.more ? [...sections, parts.more] : sections;
  const action = parts.button ? [`${parts.button.label}:\n${parts.button.url}`] : [];
  return `${[parts.title, ...parts.body, ...lists, ...action, `-- \n${parts.institution}\n${parts.footer.join("\n")}`].join("\n\n")}\n`;
}
