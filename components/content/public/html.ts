/** A heading of rendered Markdown. */
export interface HeadingView {
  id: string;
  text: string;
  level: 2 | 3;
}

const HEADING = /<h([23])(?: id="([^"]*)")?[^>]*>([\s\S]*?)<\/h\1>/g;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** The text of sanitized HTML: tags dropped, entities decoded. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, dec, name) => {
      const code = hex ? Number.parseInt(hex, 16) : dec ? Number(dec) : 0;
      return code ? String.fromCodePoint(code) : (ENTITIES[name] ?? whole);
    })
    .trim();
}

/** The second and third level headings of sanitized HTML that can be linked to. */
export function headingsOf(html: string): HeadingView[] {
  return [...html.matchAll(HEADING)].flatMap(([, level, id, inner = ""]) =>
    id ? [{ id, text: textOf(inner), level: Number(level) as 2 | 3 }] : [],
  );
}

/** Splits off a leading second level heading, so that it can stand in a column of its own. */
export function splitHeading(html: string): { heading: HeadingView | null; rest: string } {
  const found = /^\s*<h2(?: id="([^"]*)")?[^>]*>([\s\S]*?)<\/h2>\s*/.exec(html);
  if (!found) return { heading: null, rest: html };
  return {
    heading: { id: found[1] ?? "", text: textOf(found[2] ?? ""), level: 2 },
    rest: html.slice(found[0].length),
  };
}
