import { cx } from "./cx";

/** Rendered Markdown. `html` must come from the sanitizer: nothing here cleans it. */
export function MarkdownView({ html, lang, className }: { html: string; lang?: string; className?: string }) {
  return (
    <div
      lang={lang}
      className={cx("prose-guild", className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the caller passes sanitized HTML, see the docstring.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
