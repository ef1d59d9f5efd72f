import { getTranslations } from "next-intl/server";
import type { HeadingView } from "../html";

/** Links to the headings of a long text. */
export async function TableOfContents({ headings }: { headings: HeadingView[] }) {
  const t = await getTranslations("content.public");
  return (
    <nav aria-label={t("onThisPage")} className="page-table-of-contents">
      <p className="eyebrow mb-3">{t("onThisPage")}</p>
      <ol>
        {headings.map((h) => (
          <li key={h.id}>
            <a href={`#${h.id}`} className={h.level === 3 ? "pl-6" : undefined}>
              {h.text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
