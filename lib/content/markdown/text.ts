/** Words of Markdown that are read: without code fences' marks, link targets and punctuation. */
export function wordCount(markdown: string): number {
  const text = markdown.replace(/\]\([^)]*\)/g, "]").replace(/[`#>*_|~-]+/g, " ");
  return text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** Minutes that reading takes at 220 words a minute, at least one. */
export function readingMinutes(markdown: string): number {
  return Math.max(1, Math.round(wordCount(markdown) / 220));
}

/** Markdown as plain words on one line, for search and for descriptions. */
export function plainText(markdown: string, max = 100_000): string {
  return markdown
    .replace(/^(```|~~~).*$/gm, "")
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<[^>]+>/g, " ")
    .replace(/^\s{0,3}(#{1,6}|>|[-*+]|\d+[.)])\s+/gm, "")
    .replace(/^\s*\|?[\s:|-]+\|?\s*$/gm, " ")
    .replace(/[*_`~|]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, max);
}

/** The first sentences of a text within `max` characters, cut between words. */
export function excerptOf(markdown: string, max: number): string {
  const text = plainText(markdown, max * 4);
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), max / 2)).replace(/[\s,;:–—-]+$/, "")}…`;
}
