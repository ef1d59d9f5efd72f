import { TableOfContents } from "../article/table-of-contents";
import { headingsOf, splitHeading } from "../html";
import { Section } from "./section";

/**
 * A text of a page. One heading goes to the narrow column; several make a long text with a table of contents.
 */
export function TextBlock({ html }: { html: string }) {
  const { heading, rest } = splitHeading(html);
  const others = headingsOf(rest);
  if (others.filter((h) => h.level === 2).length > 1) {
    const all = heading ? [heading, ...others] : others;
    return (
      <section className="page-block page-width">
        <div className="split">
          <div className="split-head">
            <TableOfContents headings={all.filter((h) => h.level === 2)} />
          </div>
          <Prose html={html} />
        </div>
      </section>
    );
  }
  return (
    <Section heading={heading?.text} id={heading?.id || undefined} split>
      <Prose html={rest} />
    </Section>
  );
}

/** Sanitized HTML of Markdown, set for reading. */
export function Prose({ html, className }: { html: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the one sanitizer of lib/content made this HTML.
  return <div className={`prose-guild ${className ?? ""}`} dangerouslySetInnerHTML={{ __html: html }} />;
}
