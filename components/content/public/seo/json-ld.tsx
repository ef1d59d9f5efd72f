/** A thing of schema.org. */
export type Thing = { "@type": string } & Record<string, unknown>;

/** JSON for a script element: `<` can neither close it nor open a comment. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

/** What the page shows, said to machines in the words of schema.org. */
export function JsonLd({ things }: { things: Thing[] }) {
  if (things.length === 0) return null;
  const graph = { "@context": "https://schema.org", "@graph": things };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: scriptJson leaves no `<`, and browsers do not run this type.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(graph) }} />;
}
